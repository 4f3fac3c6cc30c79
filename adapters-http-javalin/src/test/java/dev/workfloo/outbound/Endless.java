package dev.workfloo.outbound;

import java.io.IOException;
import java.net.Socket;

/** Ways to speak HTTP, or nearly so, without coming to an end. */
public enum Endless {
    INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"),
    KNOWN_INTERIM_ANSWERS("", "HTTP/1.1 100 Continue\r\n\r\n"),
    UNKNOWN_INTERIM_ANSWERS("", "HTTP/1.1 142 Perhaps\r\n\r\n"),
    ONE_INTERIM_ANSWER("HTTP/1.1 103 Early Hints\r\n", "Link: </style.css>\r\n"),
    EMPTY_LINES("", "\r\n"),
    A_STATUS_LINE("HTTP/1.1 200 ", "OK"),
    HEADERS("HTTP/1.1 200 OK\r\n", "a:\r\n"),
    ONE_HEADER("HTTP/1.1 200 OK\r\nX-Long: ", "x"),
    A_FOLDED_HEADER("HTTP/1.1 200 OK\r\nX-Long: x\r\n", " x\r\n"),
    NOISE("", "noise ");

    private static final int LONG = 100;

    private final String first;
    private final String then;

    Endless(String first, String then) {
        this.first = first;
        this.then = then.repeat(LONG);
    }

    /** Hears what is asked, and speaks until the other end has had enough. */
    public void speak(Socket connection) throws IOException {
        RawService.hear(connection);
        RawService.say(connection, first);
        while (true) RawService.say(connection, then);
    }
}
