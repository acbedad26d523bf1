package service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Service service;

    @BeforeEach
    void start() throws IOException {
        service = new Service(0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(1);
    }

    @Test
    void theLoadBalancerSeesAHealthyTask() throws Exception {
        var response = ask("GET", "/health");
        assertEquals(200, response.statusCode());
        assertEquals("{\"status\":\"ok\"}", response.body());
    }

    @Test
    void theRootGreets() throws Exception {
        assertTrue(ask("GET", "/").body().contains("Hello"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertEquals(404, ask("GET", "/nothing").statusCode());
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        assertEquals(405, ask("POST", "/").statusCode());
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + service.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }
}
