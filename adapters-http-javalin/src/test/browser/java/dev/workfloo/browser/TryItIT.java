package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demo is walked to its end by somebody who has nothing but Try It, and types neither an id nor an answer. */
@InABrowser
class TryItIT {

    @Test
    void walksTheDemoToItsEnd(Site site, Visits visits) throws Exception {
        TryItPage page = TryItPage.openedBy(visits.atADesk(site.address(), "es"));
        page.visitor().picture("try-it-overview");

        page.begin().send("200");
        page.visitor().until("#answer").picture("try-it");
        page.next("status").ask("\"FORM\"").next("answerForm").send("200");
        page.next("status").ask("CREATE_ACCOUNT").next("sendNip").send("200");
        page.next("validateNip").send("200");
        assertTrue(page.answer().contains("VALIDATE_2"), page.answer());
        page.next("validateNip").send("200");
        page.next("status").ask("SUCCESS").next("why").send("200");

        assertTrue(page.answer().contains("\"matched\": true"), page.answer());
    }

    @Tag("long")
    @Test
    void isReadInEnglishOnAPhone(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "en");

        visitor.inTheDark().open("/docs/api/execute").picture("try-it-phone");

        assertTrue(visitor.title().startsWith("Start an execution"), visitor.title());
        assertEquals("Try it", visitor.text("#try-title"));
    }

    /** The key is in no address, and a page that is loaded anew has forgotten what answers brought. */
    @Tag("long")
    @Test
    void forgetsWhatAnswersBrought(Site site, Visits visits) throws Exception {
        TryItPage page = TryItPage.openedBy(visits.atADesk(site.address(), "en"));
        page.begin().send("200").next("status");
        Visitor visitor = page.visitor();
        String id = visitor.value("[data-place=path]");

        visitor.reload();

        assertFalse(visitor.value("[data-place=path]").equals(id), id);
        assertEquals("/docs/api/status", visitor.path());
    }

    @Tag("long")
    @Test
    void comesBackToTheCallBefore(Site site, Visits visits) throws Exception {
        TryItPage page = TryItPage.openedBy(visits.atADesk(site.address(), "en"));
        page.begin().choose("detail");

        page.visitor().back().until("article[data-operation=execute]");

        assertEquals("/docs/api/execute", page.visitor().path());
    }

    @Test
    void writesCodeWithoutScripts(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.withoutScripts(site.address(), "es");
        visitor.open("/docs/api/execute");

        visitor.touch("#language-PYTHON").press("#make-code");

        assertTrue(visitor.text(".snippet[data-language=PYTHON]").contains("x-api-key"));
    }
}
