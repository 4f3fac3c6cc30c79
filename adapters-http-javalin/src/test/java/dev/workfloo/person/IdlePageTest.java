package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.person.PersonBrowser.DrawnForm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever looks for a paper for longer than a session lasts loses nothing of what they had typed. */
class IdlePageTest {

    private static final String RFC = "KIBA801010BPA";

    private final PersonServer server = new PersonServer();
    private final PersonBrowser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    /** The form as it was drawn, sent when half an hour is over. */
    private DrawnForm late(NewLink link) {
        String page = browser.open(link).body();
        server.pass(Duration.ofMinutes(35));
        String token = PersonBrowser.form(page, "leave").fields().get("_token");
        String step = page.replaceAll("(?s).*name=\"_step\" value=\"([^\"]*)\".*", "$1");
        return new DrawnForm(PersonBrowser.page(link), Map.of("_token", token, "_step", step));
    }

    private Optional<String> drafted(ExecutionId id) {
        return server.workfloo()
                .drafts()
                .find(PersonServer.SCOPE, id)
                .map(StepDraft::texts)
                .map(texts -> texts.get("rfc"));
    }

    @Test
    void whatWasTypedIsADraftThen() {
        ExecutionId id = server.start(PersonFlows.LONG);
        NewLink link = server.invite(id);
        DrawnForm form = late(link).with("rfc", RFC);

        HttpResponse<String> answer = browser.post(form);

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("What you typed is kept, but was not sent yet"), answer.body());
        assertFalse(answer.body().contains(RFC) || answer.body().contains("About you"), answer.body());
        assertEquals(Optional.of(RFC), drafted(id));
        assertTrue(browser.open(link).body().contains("data-step=\"form\""));
    }

    @Test
    void aScriptIsSentToWhereThatIsSaid() {
        ExecutionId id = server.start(PersonFlows.LONG);
        NewLink link = server.invite(id);
        DrawnForm form = late(link).with("rfc", RFC);
        DrawnForm redrawn = new DrawnForm(form.action() + "/redraw", form.fields());

        HttpResponse<String> answer = browser.send(browser.posting(redrawn).header("HX-Request", "true"));
        String page = browser.get(answer.headers().firstValue("HX-Redirect").orElse(""))
                .body();

        assertEquals(Optional.of(RFC), drafted(id));
        assertEquals("", answer.body());
        assertTrue(page.contains("What you typed is kept"), page);
    }

    @Test
    void nothingIsKeptByALinkThatWasRevoked() {
        ExecutionId id = server.start(PersonFlows.LONG);
        NewLink link = server.invite(id);
        DrawnForm form = late(link).with("rfc", RFC);
        server.workfloo()
                .invitations()
                .revoke(PersonServer.SCOPE, id, link.link().id());

        HttpResponse<String> answer = browser.post(form);

        assertEquals(401, answer.statusCode());
        assertEquals(Optional.empty(), drafted(id));
    }

    @Test
    void aCodeIsSaidNotToHaveBeenReceived() {
        NewLink link = server.invite(server.start(PersonFlows.CONSENT));

        HttpResponse<String> answer = browser.post(late(link).with("do", "send"));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("What you have just sent was not received"), answer.body());
        server.work();
        assertEquals(0, server.sent());
    }
}
