package dev.workfloo.pages;

import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that no script reads, and that comes back with requests of our own pages and with links that lead here.
 *
 * @param path below which alone it comes back
 * @param age how long the browser keeps it; without one, until it is closed; zero takes it away
 */
public record PageCookie(String name, String value, String path, Optional<Duration> age) {

    private static final String SECURE = "__Secure-";

    /** What it is called where only this machine listens, and elsewhere, where it goes by TLS alone. */
    static String sentName(String name, boolean isLoopback) {
        return isLoopback ? name : SECURE + name;
    }

    String header(boolean isLoopback) {
        String text = sentName(name, isLoopback) + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Lax";
        String kept = age.map(it -> text + "; Max-Age=" + it.toSeconds()).orElse(text);
        return isLoopback ? kept : kept + "; Secure";
    }

    /** Its value may be a secret. */
    @Override
    public String toString() {
        return "PageCookie " + name;
    }
}
