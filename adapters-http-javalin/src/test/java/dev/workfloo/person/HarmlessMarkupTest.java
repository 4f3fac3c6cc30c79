package dev.workfloo.person;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What definitions bring is text, whatever it looks like. */
class HarmlessMarkupTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String PICTURE = "<img src=x onerror=alert(2)>";

    private final PersonServer server = new PersonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private String second(String document) {
        ExecutionId id = server.start(document);
        var link = server.invite(id);
        PersonBrowser browser = server.browser();
        String first = browser.askForCode(browser.open(link).body()).body();
        server.work();
        return browser.type(first, server.code()).body();
    }

    @Test
    void namesAndTextsAreShownAsTheyAre() {
        String page = second(PersonFlows.CONSENT
                .replace("Your consent", "Your " + SCRIPT)
                .replace("Demo Financiera", "Demo " + PICTURE)
                .replace("We keep", "We " + SCRIPT + PICTURE + " keep"));

        assertFalse(page.contains(SCRIPT) || page.contains(PICTURE), page);
        assertTrue(page.contains("<h1 id=\"title\">Your &lt;script&gt;alert(1)&lt;/script&gt;</h1>"), page);
        assertTrue(page.contains("Demo &lt;img src=x onerror=alert(2)&gt;"), page);
        assertTrue(page.contains("<title>Your &lt;script&gt;"), page);
    }

    @Test
    void onlyAddressesOfPagesBecomeLinks() {
        String script = second(PersonFlows.CONSENT.replace("https://example.com/terms", "javascript:alert(1)"));

        assertFalse(script.contains("href=\"javascript:"), script);
        assertTrue(script.contains("<p class=\"paragraph\">javascript:alert(1)</p>"), script);
    }

    @Test
    void anAddressStaysWithinItsAttribute() {
        String page = second(PersonFlows.CONSENT.replace(
                "https://example.com/terms", "https://example.com/\\\"onclick=\\\"alert(1)"));

        assertFalse(page.contains("\"onclick=\""), page);
        assertTrue(page.contains("href=\"https://example.com/&#34;onclick="), page);
    }

    @Test
    void noticesInAddressesAreOursAlone() {
        ExecutionId id = server.start(PersonFlows.CONSENT);
        var link = server.invite(id);
        PersonBrowser browser = server.browser();
        browser.open(link);

        String page =
                browser.get(PersonBrowser.page(link) + "?said=%3Cscript%3E").body();

        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("class=\"notice\""), page);
    }
}
