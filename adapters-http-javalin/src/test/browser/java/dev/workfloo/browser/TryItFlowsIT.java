package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else can be done from Try It alone: the demo's other flow, a person's link, and code for what is entered. */
@InABrowser
class TryItFlowsIT {

    private static final String CURL = ".snippet[data-language=CURL]";

    @Tag("long")
    @Test
    void walksTheOtherFlowToItsEnd(Site site, Visits visits) throws Exception {
        TryItPage page = TryItPage.openedBy(visits.atADesk(site.address(), "en"));

        page.choose("executePool").send("200");
        page.next("status").ask("\"FORM\"").next("answerForm").send("200");
        page.next("status").ask("verification").next("validateOtp").send("200");
        page.next("status").ask("\"DOCUMENT\"").next("answerDocument").send("200");
        page.next("status").ask("\"REVIEW\"").next("review").send("200");
        page.next("status").ask("SUCCESS").next("detail").send("200");
        page.next("readFile").send("200");

        assertTrue(page.answer().contains("fileBase64"), page.answer());
        assertTrue(page.visitor().texts("#files button").contains("papers / voter_card"));
        page.visitor().picture("try-it-files");
    }

    @Test
    void givesAPersonALinkAndTakesItBack(Site site, Visits visits) throws Exception {
        TryItPage page = TryItPage.openedBy(visits.atADesk(site.address(), "es"));

        page.begin().send("200").next("makeLink").send("200");
        String link = page.visitor().attribute("#opens a", "href").orElseThrow();
        page.next("listLinks")
                .send("200")
                .next("revokeLink")
                .send("200")
                .next("listLinks")
                .send("200");

        assertTrue(link.startsWith(site.address() + "/p/"), link);
        assertEquals("[]", page.answer());
        assertFalse(page.visitor().shows("#opens"));
    }

    @Test
    void writesCodeForWhatIsEntered(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "en");
        visitor.open("/docs/api/execute");

        visitor.touch("#production").until(CURL, "/api/v1/workfloo' ");
        visitor.type("#field-body", "{\"it's\": 1}").until(CURL, "--data-raw '{\"it'\\''s\": 1}'");
        visitor.touch("#language-GO").until(".snippet[data-language=GO]", "strings.NewReader(`{\"it's\": 1}`)");

        assertFalse(visitor.shows(CURL));
        assertFalse(visitor.source().contains("x-api-key: demo"));
    }
}
