"""The server: gunicorn reads this file by itself. SIGTERM lets it answer what it has begun, then it ends."""

import os

wsgi_app = "service:application"
bind = f"0.0.0.0:{os.environ.get('PORT', '8080')}"
workers = 2
threads = 4
accesslog = "-"

# The file system of the container is read-only: what the server has to write goes to memory.
worker_tmp_dir = "/dev/shm"
control_socket_disable = True
