package dev.workfloo.pages;

import dev.workfloo.content.KeptContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser is answered. */
public final class PageAnswer {

    static final String HTML = "text/html; charset=utf-8";

    /** What was uploaded by somebody runs nothing and asks for nothing. */
    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final int status;
    private final String type;
    private final byte[] body;
    private final Optional<Shell> shell;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<PageCookie> cookies = new ArrayList<>();
    private Optional<KeptContent> file = Optional.empty();

    private PageAnswer(int status, String type, byte[] body, Optional<Shell> shell) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.shell = shell;
    }

    /** @param content HTML, drawn by {@link Templates}, which the area's layout surrounds */
    public static PageAnswer page(Shell shell, String content) {
        return page(200, shell, content);
    }

    public static PageAnswer page(int status, Shell shell, String content) {
        return new PageAnswer(status, HTML, content.getBytes(StandardCharsets.UTF_8), Optional.of(shell));
    }

    /** A part of a page, for htmx. */
    public static PageAnswer part(String html) {
        return new PageAnswer(200, HTML, html.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    public static PageAnswer content(String type, byte[] bytes) {
        return new PageAnswer(200, type, bytes, Optional.empty());
    }

    /** A picture that somebody uploaded, found to be of a type that browsers only show. */
    public static PageAnswer shown(String type, byte[] bytes) {
        return content(type, bytes).header("Content-Security-Policy", SANDBOX).header("Content-Disposition", "inline");
    }

    /** What somebody uploaded, found to be of a type that browsers only show. */
    public static PageAnswer shown(KeptContent file) {
        return of(file, file.reference().format(), "inline");
    }

    /** What somebody uploaded, to be kept as a file and not looked into. */
    public static PageAnswer attachment(KeptContent file) {
        return of(file, "application/octet-stream", "attachment");
    }

    private static PageAnswer of(KeptContent file, String type, String manner) {
        PageAnswer answer = content(type, new byte[0])
                .header("Content-Security-Policy", SANDBOX)
                .header(
                        "Content-Disposition",
                        FileName.of(file.reference().name()).disposition(manner))
                .header("Content-Length", Long.toString(file.reference().size()));
        answer.file = Optional.of(file);
        return answer;
    }

    /** On to that page: Back and reload do not post again. */
    public static PageAnswer seeOther(String path) {
        return new PageAnswer(303, "text/plain", new byte[0], Optional.empty()).header("Location", path);
    }

    /** What stays as it is at its address, for all who ask. */
    public PageAnswer immutable() {
        return header("Cache-Control", "public, max-age=31536000, immutable").header("Vary", "Accept-Encoding");
    }

    public PageAnswer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public PageAnswer with(PageCookie cookie) {
        cookies.add(cookie);
        return this;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    /** What is sent in pieces, in the place of a body. */
    Optional<KeptContent> file() {
        return file;
    }

    Optional<Shell> shell() {
        return shell;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<PageCookie> cookies() {
        return cookies;
    }
}
