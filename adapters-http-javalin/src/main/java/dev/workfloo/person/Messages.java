package dev.workfloo.person;

import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Templates;

/** Pages that only say something to a person. */
final class Messages {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(Messages.class));

    private Messages() {}

    record Message(PersonWord title, PersonWord text) {}

    /** Guessed, expired and revoked look alike. */
    static PageAnswer linkIsClosed(PageRequest request) {
        return say(404, request, PersonWord.CLOSED_TITLE, PersonWord.CLOSED_TEXT);
    }

    static PageAnswer withoutSession(PageRequest request) {
        return say(401, request, PersonWord.AWAY_TITLE, PersonWord.AWAY_TEXT);
    }

    /** Browsers keep no cookie for TLS where there is none. */
    static PageAnswer cookieNotKept(PageRequest request) {
        return say(401, request, PersonWord.UNKEPT_TITLE, PersonWord.UNKEPT_TEXT);
    }

    /** What they sent last is a draft now. */
    static PageAnswer keptAway(PageRequest request) {
        return say(401, request, PersonWord.AWAY_TITLE, PersonWord.AWAY_KEPT);
    }

    static PageAnswer lostAway(PageRequest request) {
        return say(401, request, PersonWord.AWAY_TITLE, PersonWord.AWAY_LOST);
    }

    static PageAnswer left(PageRequest request) {
        return say(401, request, PersonWord.LEFT_TITLE, PersonWord.LEFT_TEXT);
    }

    static PageAnswer paused(PageRequest request) {
        return say(503, request, PersonWord.PAUSED_TITLE, PersonWord.PAUSED_TEXT)
                .header("Retry-After", "60");
    }

    /** What was sent meanwhile is in the browser alone, which can send it again. */
    static PageAnswer notReceived(PageRequest request) {
        return say(503, request, PersonWord.NOT_RECEIVED_TITLE, PersonWord.NOT_RECEIVED_TEXT)
                .header("Retry-After", "60");
    }

    private static PageAnswer say(int status, PageRequest request, PersonWord title, PersonWord text) {
        Message message = new Message(title, text);
        String content = TEMPLATES.get().draw("message", request.words(), message);
        return PageAnswer.page(status, Shell.of(request.words().say(title)), content);
    }
}
