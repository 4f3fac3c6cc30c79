package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is given a link to a test is told so, and is not made to wait for a code that nobody sends. */
class SandboxPageTest {

    private static final String BANNER = "data-environment=\"sandbox\"";

    private final PersonServer server =
            new PersonServer(new Scope(PersonServer.SCOPE.workspace(), Environment.SANDBOX));
    private final ExecutionId id = server.start(PersonFlows.CONSENT.replaceFirst(
            "\\]\\}\\s*$", "], \"scenarios\": [{\"id\": \"" + PersonServer.SCENARIO + "\", \"name\": \"Usual\"}]}"));
    private final NewLink link = server.invite(id);
    private final PersonBrowser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isSaidBeforeTheLinkIsOpenedAndAfter() {
        String entrance = browser.get(PersonBrowser.address(link)).body();

        String step = browser.open(link).body();

        assertTrue(entrance.contains(BANNER), entrance);
        assertTrue(step.contains(BANNER), step);
    }

    @Test
    void claimsNowhereThatACodeWasSent() {
        String begun = browser.open(link).body();

        String asked = browser.askForCode(begun).body();
        server.work();
        String sent = browser.get(PersonBrowser.page(link)).body();

        for (String page : new String[] {begun, asked, sent}) {
            assertTrue(page.contains("As this is a test, nothing is sent by SMS"), page);
            assertFalse(page.contains("We sent you") || page.contains("You asked for a code"), page);
        }
        assertEquals(0, server.sent());
    }

    @Test
    void productionIsNoTest() {
        try (PersonServer earnest = new PersonServer()) {
            NewLink invited = earnest.invite(earnest.start(PersonFlows.CONSENT));
            PersonBrowser person = earnest.browser();

            String entrance = person.get(PersonBrowser.address(invited)).body();
            String step = person.open(invited).body();

            assertFalse(entrance.contains(BANNER) || step.contains(BANNER), step);
        }
    }
}
