package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.person.PersonBrowser.DrawnForm;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationPageTest {

    private final PersonServer server = new PersonServer();
    private final ExecutionId id = server.start(PersonFlows.VERIFICATION);
    private PersonBrowser browser;
    private String path;

    @BeforeEach
    void open() {
        var link = server.invite(id);
        browser = server.browser();
        browser.open(link);
        path = PersonBrowser.page(link);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String page() {
        return browser.get(path).body();
    }

    private String sent() {
        server.work();
        return page();
    }

    private int wrong() {
        return ((AwaitingOtp) server.execution(id).position()).otp().tokens().wrong();
    }

    @Test
    void waitsUntilTheCodeIsOut() {
        String before = page();
        String after = sent();

        assertTrue(before.contains("data-step=\"provider\""), before);
        assertTrue(after.contains("autocomplete=\"one-time-code\""), after);
    }

    @Test
    void aRightCodeGoesOn() {
        String end = browser.type(sent(), " 493 817 ").body();

        assertTrue(end.contains("data-outcome=\"SUCCESS\""), end);
        assertEquals(Optional.of("verified"), server.label(id));
    }

    @Test
    void aWrongOneSaysHowManyAreLeftAndCountsOnce() {
        DrawnForm typed = PersonBrowser.form(sent(), "code").with("code", "000000");

        HttpResponse<String> once = browser.follow(typed);
        HttpResponse<String> again = browser.follow(typed);

        assertTrue(once.body().contains("The code is not right"), once.body());
        assertTrue(once.body().contains("You have 1 attempt left."), once.body());
        assertTrue(again.body().contains("data-notice=\"moved-on\""), again.body());
        assertEquals(1, wrong());
    }

    /** The provider has used it up by then. */
    @Test
    void aVerdictIsKeptThoughTheStoreIsAwayForAMoment() {
        String form = sent();
        server.meanwhile(server::takeStoreAwayOnce);

        String end = browser.type(form, PersonServer.TOKEN).body();

        assertTrue(end.contains("data-outcome=\"SUCCESS\""), end);
        assertTrue(server.isStoreBack());
    }

    @Test
    void theLastWrongOneGoesWhereTheFlowGoes() {
        String once = browser.type(sent(), "000000").body();
        String twice = browser.type(once, "000001").body();

        assertTrue(twice.contains("data-step=\"finished\""), twice);
        assertTrue(twice.contains("The code was not right, and there are no attempts left."), twice);
        assertEquals(Optional.of("refused"), server.label(id));
    }

    @Test
    void anotherCodeIsAskedForOnce() {
        String first = sent();
        browser.follow(PersonBrowser.form(first, "send-again").with("do", "send"));
        String second = sent();

        HttpResponse<String> stale = browser.type(first, PersonServer.TOKEN);

        assertTrue(second.contains("data-codes=\"used-up\""), second);
        assertTrue(stale.body().contains("data-notice=\"moved-on\""), stale.body());
        assertTrue(stale.body().contains("data-step=\"otp\""), stale.body());
    }

    @Test
    void whoTapsTwiceWhileItIsJudgedWaitsForTheFirst() {
        DrawnForm typed = PersonBrowser.form(sent(), "code").with("code", "000000");
        AtomicReference<String> meanwhile = new AtomicReference<>("");
        server.meanwhile(() -> meanwhile.set(browser.follow(typed).body()));

        String once = browser.follow(typed).body();

        assertTrue(meanwhile.get().contains("data-judged=\"awaited\""), meanwhile.get());
        assertTrue(once.contains("You have 1 attempt left."), once);
        assertEquals(1, wrong());
    }

    @Test
    void looksWhetherItIsJudged() {
        String form = sent();
        AtomicReference<String> news = new AtomicReference<>("");
        AtomicReference<String> same = new AtomicReference<>("");
        server.meanwhile(() -> {
            news.set(page().replaceAll("(?s).*data-asks=\"news\" hx-get=\"([^\"]*)\".*", "$1")
                    .replace("&amp;", "&"));
            same.set(part(news.get()).body());
        });
        browser.type(form, "000000");

        HttpResponse<String> judged = part(news.get());

        assertTrue(same.get().contains("data-judged=\"awaited\""), same.get());
        assertEquals("true", judged.headers().firstValue("HX-Refresh").orElse(""));
    }

    private HttpResponse<String> part(String path) {
        return browser.send(browser.to(path).header("HX-Request", "true"));
    }

    @Test
    void nothingTypedCountsForNothing() {
        HttpResponse<String> answer =
                browser.post(PersonBrowser.form(sent(), "code").with("code", " "));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Enter the code that you received"), answer.body());
        assertEquals(0, wrong());
    }
}
