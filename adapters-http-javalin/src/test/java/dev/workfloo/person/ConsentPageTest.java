package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.person.PersonBrowser.DrawnForm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consent is typed on two pages, each of which counts once. */
class ConsentPageTest {

    private final PersonServer server = new PersonServer();
    private final ExecutionId id = server.start(PersonFlows.CONSENT);
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
        HttpResponse<String> page = browser.get(path);
        assertEquals(200, page.statusCode(), page.body());
        return page.body();
    }

    /** The page for the first entry, with a code that went out. */
    private String first() {
        browser.askForCode(page());
        server.work();
        return page();
    }

    private String second() {
        browser.type(first(), server.code());
        return page();
    }

    private NipPhase phase() {
        return ((AwaitingNip) server.execution(id).position()).nip().phase();
    }

    private int wrong() {
        return ((AwaitingNip) server.execution(id).position()).nip().wrong();
    }

    private static String wrongCode(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void nothingIsSentByLooking() {
        page();
        page();
        server.work();

        assertEquals(0, server.sent());
        assertEquals(NipPhase.CREATE_ACCOUNT, phase());
    }

    @Test
    void saysWhereTheCodeGoesAndNoMore() {
        String before = page();
        String after = first();

        assertTrue(before.contains("by SMS to +52 ******5678"), before);
        assertTrue(after.contains("by SMS to +52 ******5678"), after);
        assertFalse(after.contains("5512345678"), after);
    }

    @Test
    void isGivenOnTwoPages() {
        String first = first();
        String second = browser.type(first, server.code()).body();
        String end = browser.type(second, server.code()).body();

        assertTrue(first.contains("data-entry=\"first\""), first);
        assertTrue(second.contains("data-entry=\"second\""), second);
        assertTrue(end.contains("data-outcome=\"SUCCESS\""), end);
        assertEquals(Optional.of("given"), server.label(id));
    }

    @Test
    void termsAndNoticeAreReadBeforeTheSecond() {
        String first = first();
        String second = browser.type(first, server.code()).body();

        assertFalse(first.contains("example.com/terms"), first);
        assertTrue(second.contains(
                "<a href=\"https://example.com/terms\" target=\"_blank\" rel=\"noopener noreferrer\">"));
        assertTrue(second.contains("<p class=\"paragraph\">We keep what you tell us.</p>"), second);
        assertTrue(second.indexOf("And no more.") < second.indexOf("data-entry=\"second\""), second);
        assertTrue(second.contains("You are asked by Demo Financiera."), second);
    }

    @Test
    void aDoubleTapIsNoSecondEntry() {
        DrawnForm tapped = PersonBrowser.form(first(), "code").with("code", server.code());

        browser.follow(tapped);
        HttpResponse<String> again = browser.follow(tapped);

        assertEquals(NipPhase.VALIDATE_2, phase());
        assertTrue(again.body().contains("data-notice=\"moved-on\""), again.body());
        assertTrue(again.body().contains("data-entry=\"second\""), again.body());
    }

    @Test
    void twoTapsAtOnceAreNoSecondEntry() {
        DrawnForm tapped = PersonBrowser.form(first(), "code").with("code", server.code());

        CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> browser.post(tapped));
        CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> browser.post(tapped));
        List<Integer> statuses = List.of(one.join().statusCode(), two.join().statusCode());

        assertEquals(List.of(303, 303), statuses);
        assertEquals(NipPhase.VALIDATE_2, phase());
    }

    @Test
    void backAndReloadAreNoSecondEntry() {
        String first = first();
        String code = server.code();
        browser.type(first, code);

        browser.get(path);
        browser.type(first, code);
        browser.type(first, wrongCode(code));

        assertEquals(NipPhase.VALIDATE_2, phase());
        assertEquals(0, wrong());
    }

    @Test
    void twoTabsAreOneEntry() {
        String tab = first();
        String otherTab = page();
        browser.type(tab, server.code());

        browser.type(otherTab, server.code());

        assertEquals(NipPhase.VALIDATE_2, phase());
    }

    @Test
    void theSecondPageCountsOnceToo() {
        String second = second();
        DrawnForm wrong = PersonBrowser.form(second, "code").with("code", wrongCode(server.code()));
        browser.follow(wrong);

        browser.follow(wrong);

        assertEquals(NipPhase.VALIDATE_2, phase());
        assertEquals(1, wrong());
    }

    @Test
    void anotherCodeGoesBackToTheFirstPage() {
        String second = second();
        server.pass(Duration.ofSeconds(30));
        browser.follow(PersonBrowser.form(second, "send-again").with("do", "send"));
        server.work();

        browser.type(second, server.code());

        assertEquals(NipPhase.VALIDATE, phase());
        assertTrue(page().contains("data-entry=\"first\""));
    }

    @Test
    void blanksInAPastedCodeAreNothing() {
        first();
        String code = server.code();
        String typed = " " + code.substring(0, 3) + "\u00a0" + code.substring(3) + "\n";

        browser.type(page(), typed);

        assertEquals(NipPhase.VALIDATE_2, phase());
    }

    @Test
    void whatIsNoCodeCountsForNothing() {
        DrawnForm typed = PersonBrowser.form(first(), "code").with("code", "12345");

        HttpResponse<String> answer = browser.post(typed);

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("<title>Error: Your consent"), answer.body());
        assertTrue(
                answer.body().contains("<li><a href=\"#f-code\">Enter the 6 digits of the code</a></li>"),
                answer.body());
        assertTrue(answer.body().contains("aria-describedby=\"f-code-error code-hint\" aria-invalid=\"true\""));
        assertEquals(0, wrong());
    }

    @Test
    void aWrongCodeSaysHowManyAreLeft() {
        String first = first();

        String once = browser.type(first, wrongCode(server.code())).body();
        String twice = browser.type(once, wrongCode(server.code())).body();
        String thrice = browser.type(twice, wrongCode(server.code())).body();

        assertTrue(once.contains("<title>Error: ") && once.contains("You have 2 attempts left."), once);
        assertTrue(once.contains("The code is not right"), once);
        assertTrue(twice.contains("You have 1 attempt left."), twice);
        assertTrue(thrice.contains("data-step=\"finished\""), thrice);
        assertEquals(Optional.of("refused"), server.label(id));
    }

    @Test
    void whatIsTypedBeforeItWentOutCountsForNothing() {
        browser.askForCode(page());

        HttpResponse<String> typed = browser.type(page(), "123456");

        assertTrue(typed.body().contains("data-notice=\"code-on-its-way\""), typed.body());
        assertEquals(0, wrong());
    }

    @Test
    void anExpiredCodeIsAskedForAgain() {
        String first = first();
        server.pass(Duration.ofMinutes(10));

        HttpResponse<String> late = browser.type(first, server.code());
        browser.askForCode(late.body());
        server.work();
        browser.type(page(), server.code());

        assertTrue(late.body().contains("data-notice=\"code-expired\""), late.body());
        assertEquals(2, server.sent());
        assertEquals(NipPhase.VALIDATE_2, phase());
    }

    @Test
    void codesAreAskedForNeitherTooSoonNorForEver() {
        DrawnForm soon = PersonBrowser.form(first(), "send-again").with("do", "send");
        HttpResponse<String> tooSoon = browser.follow(soon);
        server.pass(Duration.ofSeconds(30));
        browser.follow(soon);
        server.work();

        String last = page();

        assertTrue(tooSoon.body().contains("data-notice=\"code-too-soon\""), tooSoon.body());
        assertTrue(last.contains("data-codes=\"used-up\""), last);
        assertEquals(2, server.sent());
    }

    @Test
    void saysThatTheFirstEntryWasRightOnlyWhereItWas() {
        HttpResponse<String> right =
                browser.follow(PersonBrowser.form(first(), "code").with("code", server.code()));

        String wrong = browser.type(right.body(), "999999").body();

        assertTrue(right.body().contains("The code is right. Read the following"), right.body());
        assertTrue(wrong.contains("The code is not right"), wrong);
        assertFalse(wrong.contains("The code is right."), wrong);
        assertTrue(wrong.contains("<p>Read the following"), wrong);
    }

    @Test
    void readsOutNothingTwiceThatHasNotChanged() {
        browser.askForCode(page());
        String news = page().replaceAll("(?s).*data-asks=\"news\" hx-get=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");

        String same =
                browser.send(browser.to(news).header("HX-Request", "true")).body();

        assertTrue(same.contains("data-asks=\"news\""), same);
        assertFalse(same.contains("role=\"status\"") || same.contains("data-delivery"), same);
    }

    @Test
    void tellsWhatBecameOfTheCodeWhileThePageIsOpen() {
        browser.askForCode(page());
        String awaited = page();
        String news = awaited.replaceAll("(?s).*data-asks=\"news\" hx-get=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        HttpResponse<String> before = browser.send(browser.to(news).header("HX-Request", "true"));
        server.work();

        HttpResponse<String> after = browser.send(browser.to(news).header("HX-Request", "true"));

        assertTrue(before.body().contains("data-asks=\"news\""), before.body());
        assertTrue(after.body().contains("data-delivery=\"taken\""), after.body());
        assertFalse(after.body().contains("<html"), after.body());
    }

    @Test
    void saysWhenTheCodeCouldNotBeSent() {
        server.breakGateway();

        String page = first();

        assertTrue(page.contains("data-delivery=\"failed\""), page);
        assertTrue(page.contains("We could not send the code."), page);
    }

    @Test
    void othersSitesSendAndTypeNothing() {
        DrawnForm send = PersonBrowser.form(page(), "send").with("do", "send");

        HttpResponse<String> fromElsewhere = browser.send(browser.posting(send).header("Sec-Fetch-Site", "cross-site"));
        HttpResponse<String> withoutToken = browser.post(send.with("_token", ""));

        assertEquals(403, fromElsewhere.statusCode());
        assertEquals(403, withoutToken.statusCode());
        assertEquals(NipPhase.CREATE_ACCOUNT, phase());
    }
}
