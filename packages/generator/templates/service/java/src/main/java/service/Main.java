package service;

import java.io.IOException;

/** The program in the container: answers until ECS asks it to stop. */
public final class Main {
    /** ECS waits 30 seconds before it kills the task. */
    private static final int SECONDS_TO_FINISH = 25;

    private Main() {}

    public static void main(String[] args) throws IOException {
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        var service = new Service(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(SECONDS_TO_FINISH)));
        service.start();
        System.out.println("listening on port " + service.port());
    }
}
