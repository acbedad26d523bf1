package service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The service: {@code /health} is for the load balancer, {@code /} greets. */
public final class Service {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(16);

    /** Port 0 takes a free one. */
    public Service(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(workers);
        server.createContext("/", Service::answer);
    }

    public void start() {
        server.start();
    }

    /** Takes no new request, and waits until those that have begun are answered. */
    public void stop(int seconds) {
        workers.shutdown();
        try {
            workers.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, 405, "{\"error\":\"only GET is answered\"}");
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/health" -> send(exchange, 200, "{\"status\":\"ok\"}");
            case "/" -> send(exchange, 200, "{\"message\":\"Hello\"}");
            default -> send(exchange, 404, "{\"error\":\"there is nothing here\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
