import json
from http import HTTPStatus
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from service import application


def ask(path, method="GET"):
    environ = {}
    setup_testing_defaults(environ)
    environ |= {"PATH_INFO": path, "QUERY_STRING": "", "REQUEST_METHOD": method}
    statuses = []
    # The validator fails on whatever breaks the contract between a server and an application.
    parts = validator(application)(environ, lambda status, headers: statuses.append(status))
    body = b"".join(parts)
    parts.close()
    return int(statuses[0].split()[0]), json.loads(body)


def test_the_load_balancer_sees_a_healthy_task():
    assert ask("/health") == (HTTPStatus.OK, {"status": "ok"})


def test_the_root_greets():
    assert ask("/") == (HTTPStatus.OK, {"message": "Hello"})


def test_what_is_not_there_is_not_found():
    status, _ = ask("/nothing")
    assert status == HTTPStatus.NOT_FOUND


def test_nothing_can_be_changed():
    status, _ = ask("/", method="POST")
    assert status == HTTPStatus.METHOD_NOT_ALLOWED
