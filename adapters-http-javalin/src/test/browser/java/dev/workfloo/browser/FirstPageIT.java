package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Rectangle;

/** Whoever opens the service's address is told what runs there, and goes on from it. */
@InABrowser
class FirstPageIT {

    @Test
    void tellsWhatRunsHere(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "es");

        visitor.open("/").picture("first-page");

        assertEquals("Workfloo", visitor.text("h1"));
        assertTrue(visitor.shows("[data-docs=health].ready"));
        assertEquals("demo", visitor.text("#demoKey"));
        assertTrue(visitor.text("#demoCall").contains(site.address() + "/api/v1/workfloo"));
    }

    @Test
    void nothingLiesOverTheCallAndTheHeadingHasRoom(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "es");

        visitor.open("/");

        Rectangle call = visitor.place(".code .scroll");
        Rectangle button = visitor.place(".code > .copy");
        Rectangle top = visitor.place("header.top");
        assertTrue(button.getY() >= call.getY() + call.getHeight(), () -> button.getY() + " in " + call.getY());
        assertTrue(visitor.place("h1").getY() - top.getY() - top.getHeight() >= 32);
    }

    @Test
    void leadsToTryItAndBack(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "en");
        visitor.inTheDark().open("/").picture("first-page-phone");

        visitor.press("[data-docs=to-try-it]");

        assertEquals("/docs/api", visitor.path());
        visitor.back();
        assertEquals("/", visitor.path());
    }

    @Tag("long")
    @Test
    void leadsToThePersonsPage(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "es");
        visitor.open("/");

        visitor.press("[data-docs=to-link]");
        new TryItPage(visitor).send("200");

        String link = visitor.attribute("#opens a", "href").orElseThrow();
        assertTrue(link.startsWith(site.address() + "/p/"), link);
    }

    @Test
    void leadsToTheCentreWithoutScripts(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.withoutScripts(site.address(), "es");
        visitor.open("/");

        visitor.press("[data-docs=to-centre]");

        assertTrue(visitor.shows("[data-docs=home]"));
    }
}
