package dev.workfloo.pages;

import java.util.List;

/** Pages that only say something. */
public final class PlainPages {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(PlainPages.class));

    private PlainPages() {}

    record Saying(String title, String text) {}

    public static PageAnswer notFound(PageRequest request) {
        return say(
                404, request.words(), PagesWord.NOT_FOUND_TITLE, request.words().say(PagesWord.NOT_FOUND_TEXT));
    }

    /** Something is there, and another method of HTTP than these was used. */
    static PageAnswer notAllowed(PageRequest request, List<String> allowed) {
        Words words = request.words();
        return say(405, words, PagesWord.NOT_ALLOWED_TITLE, words.say(PagesWord.NOT_ALLOWED_TEXT))
                .header("Allow", String.join(", ", allowed));
    }

    /** A form that is not one of ours, or was open for too long. */
    static PageAnswer stale(Words words) {
        return say(403, words, PagesWord.STALE_TITLE, words.say(PagesWord.STALE_TEXT));
    }

    static PageAnswer tooLarge(Words words) {
        return say(413, words, PagesWord.TOO_LARGE_TITLE, words.say(PagesWord.TOO_LARGE_TEXT));
    }

    static PageAnswer unavailable(Words words) {
        return say(503, words, PagesWord.UNAVAILABLE_TITLE, words.say(PagesWord.UNAVAILABLE_TEXT))
                .header("Retry-After", "2");
    }

    static PageAnswer failed(Words words, String incident) {
        return say(500, words, PagesWord.FAILED_TITLE, words.say(PagesWord.FAILED_TEXT, incident));
    }

    private static PageAnswer say(int status, Words words, Word title, String text) {
        Saying saying = new Saying(words.say(title), text);
        return PageAnswer.page(status, Shell.of(saying.title()), TEMPLATES.get().draw("plain", words, saying));
    }
}
