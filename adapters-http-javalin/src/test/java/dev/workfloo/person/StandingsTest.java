package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wherever an execution stands the page says so, where the person is, and what comes. */
class StandingsTest {

    private final PersonServer server = new PersonServer();
    private final ExecutionId id = server.start(PersonFlows.LONG);
    private final NewLink link = server.invite(id);
    private final PersonBrowser browser = server.browser();
    private final String path = PersonBrowser.page(link);

    @BeforeEach
    void open() {
        browser.open(link);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String page() {
        HttpResponse<String> page = browser.get(path);
        assertEquals(200, page.statusCode(), page.body());
        return page.body();
    }

    private void answered() {
        server.workfloo()
                .steps()
                .answerForm(PersonServer.SCOPE, id, Map.of("rfc", "KIBA801010BPA"))
                .getOrElseThrow(Problem::toException);
    }

    private void underReview() {
        answered();
        server.work();
    }

    private void review(ReviewDecision decision) {
        ReviewRequest request = ReviewRequest.read(Value.Context.of(Map.of("decision", decision.name())))
                .getOrElseThrow(wrong -> new AssertionError(wrong.toString()));
        server.workfloo()
                .steps()
                .review(PersonServer.SCOPE, id, request, "reviewer")
                .getOrElseThrow(Problem::toException);
    }

    @Test
    void saysWhereOneStandsAndWhatIsStillToCome() {
        String first = page();
        underReview();
        String reviewed = page();
        review(ReviewDecision.APPROVED);
        server.pass(Duration.ofDays(1));
        server.work();
        browser.open(link);
        String last = page();

        assertTrue(first.contains("<li class=\"now\" aria-current=\"step\"><strong>About you</strong>"), first);
        assertTrue(first.contains("there may be more steps or fewer"), first);
        assertTrue(reviewed.contains("<li class=\"done\">About you "), reviewed);
        assertTrue(last.contains("Step 2 of 2"), last);
        assertFalse(last.contains("there may be more steps or fewer"), last);
    }

    @Test
    void saysThatOthersHaveToDoSomething() {
        answered();
        String asked = page();
        server.work();
        String reviewed = page();
        review(ReviewDecision.APPROVED);
        String timed = page();

        assertTrue(asked.contains("data-step=\"connector\""), asked);
        assertTrue(reviewed.contains("A person is looking at your application"), reviewed);
        assertTrue(timed.contains("It continues on 1 December 2026, 06:00 (Central Time)."), timed);
    }

    @Test
    void whatWasAnsweredIsNotShownAgain() {
        underReview();

        String page = page();

        assertFalse(page.contains("KIBA801010BPA"), page);
    }

    @Test
    void looksEverLessOftenUntilItChanges() {
        answered();
        String page = page();
        String news = page.replaceAll("(?s).*data-waits=\"0\" hx-get=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");

        HttpResponse<String> same = browser.send(browser.to(news).header("HX-Request", "true"));
        HttpResponse<String> later =
                browser.send(browser.to(news.replace("turn=1", "turn=90")).header("HX-Request", "true"));
        server.work();
        HttpResponse<String> changed = browser.send(browser.to(news).header("HX-Request", "true"));
        HttpResponse<String> withoutScript = browser.get(news);

        assertTrue(page.contains("hx-trigger=\"every 2s\""), page);
        assertTrue(same.body().contains("data-waits=\"1\""), same.body());
        assertTrue(later.body().contains("hx-trigger=\"every 30s\""), later.body());
        assertEquals("true", changed.headers().firstValue("HX-Refresh").orElse(""));
        assertEquals(path, PersonBrowser.location(withoutScript));
    }

    @Test
    void aPageThatLooksByItselfKeepsNobodyIn() {
        answered();
        String news = page().replaceAll("(?s).*data-waits=\"0\" hx-get=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        server.pass(Duration.ofMinutes(20));
        browser.send(browser.to(news).header("HX-Request", "true"));
        server.pass(Duration.ofMinutes(10));

        HttpResponse<String> late = browser.send(browser.to(news).header("HX-Request", "true"));

        assertEquals("true", late.headers().firstValue("HX-Refresh").orElse(""));
        assertEquals(401, browser.get(path).statusCode());
    }

    @Test
    void showsHowItEnded() {
        underReview();
        review(ReviewDecision.REJECTED);

        String end = page();

        assertTrue(end.contains("data-outcome=\"SUCCESS\""), end);
        assertTrue(end.contains("Your application is finished"), end);
        assertFalse(end.contains("all that was needed"), end);
        assertFalse(end.contains("data-notice"), end);
        assertFalse(end.contains("class=\"progress\""), end);
    }

    @Test
    void showsThatItWasCancelled() {
        server.workfloo().steps().cancel(PersonServer.SCOPE, id, "operator").getOrElseThrow(Problem::toException);

        String end = page();

        assertTrue(end.contains("data-outcome=\"ABANDONED\""), end);
        assertTrue(end.contains("Your application was cancelled"), end);
        assertFalse(end.contains("operator"), end);
    }

    @Test
    void showsThatItsTimeIsOver() {
        NewLink late = server.workfloo()
                .invitations()
                .invite(PersonServer.SCOPE, id, Invitation.lasting(Duration.ofDays(10)))
                .getOrElseThrow(Problem::toException);
        server.pass(Duration.ofDays(8));

        String end = browser.open(late).body();

        assertTrue(end.contains("data-outcome=\"ABANDONED\""), end);
        assertTrue(end.contains("Your application has expired"), end);
        assertFalse(end.contains("id=\"answers\""), end);
    }

    @Test
    void showsThatItFailed() {
        ExecutionId failing = server.start(PersonFlows.CONSENT
                .replace(", \"onError\": \"refused\"", "")
                .replace(
                        ",\n  {\"id\": \"refused\", \"type\": \"LABEL\", \"name\": \"Refused\", \"labels\": [\"refused\"]}",
                        ""));
        String typed =
                browser.askForCode(browser.open(server.invite(failing)).body()).body();
        server.work();
        for (int i = 0; i < 3; i++) {
            String wrong = server.code().equals("000000") ? "000001" : "000000";
            typed = browser.type(typed, wrong).body();
        }

        assertTrue(typed.contains("data-outcome=\"ERROR\""), typed);
        assertTrue(typed.contains("Your application could not be completed"), typed);
        assertTrue(typed.contains("The code was not right, and there are no attempts left."), typed);
    }
}
