package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomForFilesTest {

    private static final String LARGE = "x".repeat(2_000_000);

    private final PersonServer server = new PersonServer();
    private final NewLink link = server.invite(server.start(PersonFlows.CONSENT));
    private final PersonBrowser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    /** What is announced is never sent. */
    private String answered(String path, String announced) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: workfloo-person=guessed\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\n" + announced + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        }
    }

    @Test
    void isNoneBeforeThereIsASession() throws Exception {
        String page = PersonBrowser.page(link);

        for (String announced : List.of("Content-Length: 20000000", "Transfer-Encoding: chunked")) {
            assertTrue(answered(page, announced).contains(" 401 "), announced);
            assertTrue(answered(page + "/redraw", announced).contains(" 401 "), announced);
        }
    }

    @Test
    void isThereForWhoWasLetIn() {
        PersonBrowser.DrawnForm send =
                PersonBrowser.form(browser.open(link).body(), "send").with("do", "send");

        HttpResponse<String> taken = browser.postWithFile(send, LARGE);

        assertEquals(303, taken.statusCode(), taken.body());
    }

    @Test
    void whoWasAwayIsToldThatRatherThanThatItIsTooLarge() {
        PersonBrowser.DrawnForm send =
                PersonBrowser.form(browser.open(link).body(), "send").with("do", "send");
        server.pass(Duration.ofMinutes(30));

        HttpResponse<String> late = browser.postWithFile(send, LARGE);

        assertEquals(401, late.statusCode());
        assertTrue(late.body().contains("Open the link again"), late.body());
        assertTrue(late.body().contains("What you have just sent was not received"), late.body());
    }
}
