"""The service: `/health` is for the load balancer, `/` greets."""

import json
from http import HTTPStatus

ANSWERS = {
    "/health": {"status": "ok"},
    "/": {"message": "Hello"},
}


def answer(method, path):
    """What is answered: a status, and a body that becomes JSON."""
    if method != "GET":
        return HTTPStatus.METHOD_NOT_ALLOWED, {"error": "only GET is answered"}
    if path not in ANSWERS:
        return HTTPStatus.NOT_FOUND, {"error": "there is nothing here"}
    return HTTPStatus.OK, ANSWERS[path]


def application(environ, start_response):
    """The service as a WSGI application (PEP 3333), which every Python server can run, and every framework replace."""
    status, body = answer(environ["REQUEST_METHOD"], environ.get("PATH_INFO") or "/")
    text = json.dumps(body).encode()
    headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(text))),
        ("Cache-Control", "no-store"),
    ]
    start_response(f"{status.value} {status.phrase}", headers)
    return [text]
