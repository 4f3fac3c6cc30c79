package dev.workfloo.person.code;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.pages.Words;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.PersonStep;
import java.util.Optional;

/** What all pages with a code show. */
interface CodeView {

    PersonStep step();

    FieldErrors errors();

    /** How many wrong codes may still come. */
    int left();

    /** Whether one was wrong, so that it matters how many are left. */
    boolean wasWrong();

    boolean maySendAgain();

    default Words words() {
        return step().words();
    }

    default Optional<String> error() {
        return errors().of(TypedCode.FIELD);
    }

    String channelInWords();

    /** All but a few of its characters are hidden. */
    String destination();

    default String whereItWent(CodeWord sent) {
        return words().say(step().isTest() ? CodeWord.NONE_IS_SENT : sent, channelInWords(), destination());
    }

    default String anchor() {
        return FieldErrors.anchor(TypedCode.FIELD);
    }

    default String messageId() {
        return FieldErrors.messageId(TypedCode.FIELD);
    }

    /** Which texts speak of the field. */
    default String describedBy() {
        String hints = wasWrong() ? "code-hint code-left" : "code-hint";
        return error().isPresent() ? messageId() + " " + hints : hints;
    }

    default String leftInWords() {
        return left() == 1 ? words().say(CodeWord.ONE_ATTEMPT_LEFT) : words().say(CodeWord.ATTEMPTS_LEFT, left());
    }

    static String named(CodeChannel channel, Words words) {
        return words.say(
                switch (channel) {
                    case SMS -> CodeWord.CHANNEL_SMS;
                    case WHATSAPP -> CodeWord.CHANNEL_WHATSAPP;
                    case EMAIL -> CodeWord.CHANNEL_EMAIL;
                });
    }
}
