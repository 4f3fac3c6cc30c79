package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.workfloo.Problem;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.server.log.HeardLines;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EntranceTest {

    private final PersonServer server = new PersonServer();
    private final ExecutionId id = server.start(PersonFlows.CONSENT);
    private final NewLink link = server.invite(id);
    private final PersonBrowser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    private static boolean isLetIn(HttpResponse<String> page) {
        return page.statusCode() == 200 && page.body().contains("data-page=\"step\"");
    }

    @Test
    void lookingChangesNothing() {
        int revision = server.execution(id).revision();

        HttpResponse<String> preview = browser.get(PersonBrowser.address(link));
        HttpResponse<String> head =
                browser.send(browser.to(PersonBrowser.address(link)).method("HEAD", BodyPublishers.noBody()));

        assertEquals(List.of(200, 200), List.of(preview.statusCode(), head.statusCode()));
        assertEquals(List.of(), preview.headers().allValues("Set-Cookie"));
        assertEquals(401, browser.get(PersonBrowser.page(link)).statusCode());
        assertEquals(revision, server.execution(id).revision());
    }

    @Test
    void saysWhoAsks() {
        String page = browser.get(PersonBrowser.address(link)).body();

        assertTrue(page.contains("lender asks you to complete an application."), page);
    }

    @Test
    void noScriptOfOthersSeesTheToken() {
        String entrance = browser.get(PersonBrowser.address(link)).body();

        String step = browser.open(link).body();

        assertFalse(entrance.contains("htmx.js"), entrance);
        assertTrue(step.contains("htmx.js"), step);
    }

    @Test
    void itsButtonExchangesTheTokenForACookie() {
        HttpResponse<String> entered = browser.post(
                PersonBrowser.form(browser.get(PersonBrowser.address(link)).body(), "enter"));
        String cookie = entered.headers().firstValue("Set-Cookie").orElse("");
        HttpResponse<String> page = browser.get(PersonBrowser.location(entered));

        assertEquals(303, entered.statusCode());
        assertEquals(PersonBrowser.page(link) + "?said=entered", PersonBrowser.location(entered));
        assertTrue(
                cookie.matches("workfloo-person=[A-Za-z0-9_-]{43}; Path=" + PersonBrowser.page(link)
                        + "; HttpOnly; SameSite=Lax"),
                cookie);
        assertTrue(isLetIn(page), page.body());
        assertFalse(page.body().contains(link.token()), page.body());
    }

    @Test
    void guessedExpiredAndRevokedLookAlike() {
        NewLink brief = server.workfloo()
                .invitations()
                .invite(PersonServer.SCOPE, id, Invitation.lasting(Duration.ofMinutes(1)))
                .getOrElseThrow(Problem::toException);
        NewLink revoked = server.invite(id);
        server.workfloo()
                .invitations()
                .revoke(PersonServer.SCOPE, id, revoked.link().id());
        server.pass(Duration.ofMinutes(1));

        HttpResponse<String> expired = browser.get(PersonBrowser.address(brief));
        List<HttpResponse<String>> others = List.of(
                browser.get(PersonBrowser.address(revoked)),
                browser.get(PersonBrowser.page(link) + "/" + "x".repeat(43)),
                browser.get("/p/000000000000000000000000/" + link.token()),
                browser.get("/p/nothing/" + link.token()));

        assertEquals(404, expired.statusCode());
        assertTrue(expired.body().contains("This link does not open any more"), expired.body());
        for (HttpResponse<String> other : others) {
            assertEquals(404, other.statusCode());
            assertEquals(expired.body(), other.body());
        }
    }

    @Test
    void whatNoLongerOpensIsNotEntered() {
        PersonBrowser.DrawnForm button =
                PersonBrowser.form(browser.get(PersonBrowser.address(link)).body(), "enter");
        server.workfloo()
                .invitations()
                .revoke(PersonServer.SCOPE, id, link.link().id());

        HttpResponse<String> entered = browser.post(button);

        assertEquals(404, entered.statusCode());
        assertEquals(List.of(), entered.headers().allValues("Set-Cookie"));
    }

    @Test
    void othersSitesEnterNobody() {
        PersonBrowser.DrawnForm button =
                PersonBrowser.form(browser.get(PersonBrowser.address(link)).body(), "enter");

        HttpResponse<String> fromElsewhere =
                browser.send(browser.posting(button).header("Sec-Fetch-Site", "cross-site"));
        HttpResponse<String> withoutToken = browser.post(new PersonBrowser.DrawnForm(button.action(), Map.of()));

        assertEquals(List.of(403, 403), List.of(fromElsewhere.statusCode(), withoutToken.statusCode()));
        assertEquals(401, browser.get(PersonBrowser.page(link)).statusCode());
    }

    @Test
    void opensOnEachDevice() {
        PersonBrowser other = server.browser();

        HttpResponse<String> first = browser.open(link);
        HttpResponse<String> second = other.open(link);

        assertTrue(isLetIn(first) && isLetIn(second));
    }

    @Test
    void whoLeavesIsOutOnThatDeviceAlone() {
        PersonBrowser other = server.browser();
        other.open(link);
        String page = browser.open(link).body();

        HttpResponse<String> left = browser.post(PersonBrowser.form(page, "leave"));
        HttpResponse<String> afterwards = browser.get(PersonBrowser.location(left));

        assertEquals(401, afterwards.statusCode());
        assertTrue(afterwards.body().contains("You have left"), afterwards.body());
        assertEquals(401, browser.get(PersonBrowser.page(link)).statusCode());
        assertTrue(isLetIn(other.get(PersonBrowser.page(link))));
    }

    @Test
    void whoHasLeftIsToldSoInTheirOtherTabs() {
        String page = browser.open(link).body();
        PersonBrowser.DrawnForm leave = PersonBrowser.form(page, "leave");
        browser.post(leave);

        HttpResponse<String> sent =
                browser.post(PersonBrowser.form(page, "send").with("do", "send"));
        HttpResponse<String> again = browser.post(leave);

        assertEquals(List.of(401, 401), List.of(sent.statusCode(), again.statusCode()));
        assertTrue(sent.body().contains("What you have just sent was not received"), sent.body());
        assertTrue(again.body().contains("You have left"), again.body());
        server.work();
        assertEquals(0, server.sent());
    }

    @Test
    void whatIsOpenInOneTabCanBeSentWhenTheLinkWasOpenedInAnother() {
        PersonBrowser.DrawnForm send =
                PersonBrowser.form(browser.open(link).body(), "send").with("do", "send");

        HttpResponse<String> beside = browser.open(link);
        HttpResponse<String> sent = browser.post(send);
        server.work();

        assertTrue(isLetIn(beside), beside.body());
        assertEquals(303, sent.statusCode(), sent.body());
        assertEquals(1, server.sent());
    }

    @Test
    void whoIsAwayForHalfAnHourOpensTheLinkAgain() {
        browser.open(link);
        server.pass(Duration.ofMinutes(29));
        HttpResponse<String> inTime = browser.get(PersonBrowser.page(link));
        server.pass(Duration.ofMinutes(30));

        HttpResponse<String> late = browser.get(PersonBrowser.page(link));
        HttpResponse<String> again = browser.open(link);

        assertTrue(isLetIn(inTime));
        assertEquals(401, late.statusCode());
        assertTrue(late.body().contains("Open the link again"), late.body());
        assertTrue(isLetIn(again));
    }

    @Test
    void saysThatACookieIsNotKeptWhereItDoesNotComeBack() {
        String entered = PersonBrowser.location(browser.post(
                PersonBrowser.form(browser.get(PersonBrowser.address(link)).body(), "enter")));

        HttpResponse<String> without = server.browser().get(entered);
        HttpResponse<String> with = browser.get(entered);
        server.pass(Duration.ofMinutes(30));
        HttpResponse<String> late = browser.get(entered);

        assertEquals(401, without.statusCode());
        assertTrue(without.body().contains("Your browser did not keep the cookie"), without.body());
        assertTrue(isLetIn(with));
        assertTrue(late.body().contains("Open the link again"), late.body());
    }

    @Test
    void twoLinksInOneBrowserNeverMix() {
        ExecutionId otherId = server.start(PersonFlows.VERIFICATION);
        NewLink other = server.invite(otherId);
        server.work();
        browser.open(link);
        browser.open(other);

        String consent = browser.get(PersonBrowser.page(link)).body();
        String verification = browser.get(PersonBrowser.page(other)).body();

        assertTrue(consent.contains("data-step=\"nip\""), consent);
        assertTrue(verification.contains("data-step=\"otp\""), verification);
    }

    @Test
    void oneLinksFormsAreNoneOfTheOthers() {
        NewLink other = server.invite(server.start(PersonFlows.CONSENT));
        PersonBrowser.DrawnForm send =
                PersonBrowser.form(browser.open(link).body(), "send").with("do", "send");
        browser.open(other);

        HttpResponse<String> mixed =
                browser.post(new PersonBrowser.DrawnForm(PersonBrowser.page(other), send.fields()));

        assertEquals(403, mixed.statusCode());
        assertEquals(0, server.sent());
    }

    @Test
    void isInNoFrameNoIndexAndNoReferrer() {
        List<HttpResponse<String>> pages =
                List.of(browser.get(PersonBrowser.address(link)), browser.open(link), browser.get("/p/nothing"));

        for (HttpResponse<String> page : pages) {
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertEquals(
                    "no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
            assertEquals(
                    "noindex, nofollow",
                    page.headers().firstValue("X-Robots-Tag").orElse(""));
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void noLogTellsWhatOpensALink() {
        HeardLines log = new HeardLines();
        log.start();
        Logger ours = (Logger) LoggerFactory.getLogger("dev.workfloo");
        ours.setLevel(Level.TRACE);
        ours.addAppender(log);

        browser.open(link);
        browser.get(PersonBrowser.address(link) + "/beyond");
        server.close();
        ours.detachAppender(log);
        ours.setLevel(null);
        List<String> lines = log.list.stream().map(ILoggingEvent::toString).toList();

        assertTrue(lines.stream().anyMatch(line -> line.contains("/p/{link}/{token} 303")), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains(link.token())), lines::toString);
    }

    @Test
    void takesNothingWhileItIsPaused() {
        PersonBrowser.DrawnForm send =
                PersonBrowser.form(browser.open(link).body(), "send").with("do", "send");
        server.pause(true);

        HttpResponse<String> entrance = browser.get(PersonBrowser.address(link));
        HttpResponse<String> posted = browser.post(send);
        HttpResponse<String> page = browser.get(PersonBrowser.page(link));
        server.pause(false);

        assertEquals(List.of(503, 503), List.of(entrance.statusCode(), posted.statusCode()));
        assertTrue(posted.body().contains("What you have just sent was not received"), posted.body());
        assertTrue(isLetIn(page) && page.body().contains("data-notice=\"paused\""), page.body());
        server.work();
        assertEquals(0, server.sent());
    }
}
