package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.browser.Lender.Invitation;
import dev.workfloo.cluster.Awaiting;
import java.nio.file.Path;
import java.time.Duration;

/** A person's page, as the person uses it. */
record PersonPage(Visitor visitor) {

    static final String CODE = "123456";
    private static final String NOTICE = "[data-notice]";
    private static final String GO_ON = "#answers .actions button:not([name])";

    /** Opens the link, and presses the button. */
    static PersonPage entered(Visitor visitor, Invitation invitation) {
        visitor.open(invitation.address());
        return new PersonPage(visitor).enter();
    }

    PersonPage enter() {
        visitor.press("[data-form=enter] button");
        return this;
    }

    PersonPage goOn() {
        visitor.press(GO_ON);
        return this;
    }

    PersonPage goOnTwice() {
        visitor.pressTwice(GO_ON);
        return this;
    }

    /** Presses what a form has beside its main button, such as {@code add references}. */
    PersonPage does(String what) {
        visitor.press("#answers button[value='" + what + "']");
        return this;
    }

    PersonPage type(String field, String text) {
        visitor.type("[name='" + field + "']", text);
        return this;
    }

    PersonPage pick(String field, String option) {
        visitor.touch("input[name='" + field + "'][value='" + option + "']");
        return this;
    }

    PersonPage born(String day, String month, String year) {
        return type("birth_date-day", day).type("birth_date-month", month).type("birth_date-year", year);
    }

    PersonPage attach(String field, Path file) {
        visitor.attach("input[type=file][name='" + field + "']", file);
        return this;
    }

    /** Has a code sent, at the step for consent. */
    PersonPage askForACode() {
        visitor.press("[data-form=send] button");
        return this;
    }

    PersonPage typeCode(String entry, String code) {
        visitor.type("[data-entry=" + entry + "] input[name=code]", code)
                .press("[data-entry=" + entry + "] button[value=check]");
        return this;
    }

    /** Waits until the page is at a step, which it goes to by itself, or when the person looks again. */
    PersonPage comesTo(String step) throws Exception {
        String shown = "[data-step=" + step + "]";
        if (visitor.hasScripts()) {
            visitor.until(shown);
        } else {
            Awaiting.until(shown, Duration.ofSeconds(30), () -> {
                if (!visitor.shows(shown)) visitor.reload();
                return visitor.shows(shown);
            });
        }
        return this;
    }

    PersonPage isAt(String step) {
        assertTrue(visitor.shows("[data-step=" + step + "]"), () -> visitor.text("main"));
        return this;
    }

    /** That what was sent is refused: said above all, where the focus is, and first in the title. */
    PersonPage isRefused(String inWords) {
        assertTrue(visitor.title().startsWith(inWords), visitor.title());
        assertTrue(visitor.shows("#errors"), () -> visitor.text("main"));
        if (visitor.hasScripts()) assertTrue(visitor.hasFocus("#errors"), "the focus is elsewhere");
        return this;
    }

    boolean hasNotice() {
        return visitor.shows(NOTICE);
    }

    String notice() {
        return visitor.attribute(NOTICE, "data-notice").orElseThrow();
    }
}
