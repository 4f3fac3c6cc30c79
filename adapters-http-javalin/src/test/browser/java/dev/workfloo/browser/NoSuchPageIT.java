package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Who comes to where nothing is, is told so in their language, and goes on from there. */
@InABrowser
class NoSuchPageIT {

    @Test
    void isToldInSpanish(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "es");

        visitor.open("/docs/nothing");

        assertEquals("Esta página no existe", visitor.text("h1"));
        assertTrue(visitor.title().startsWith("Esta página no existe"), visitor.title());
        visitor.picture("not-found");
    }

    @Test
    void isToldInTheLanguageThatIsChosen(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "es");
        visitor.open("/docs/nothing");

        visitor.reads("en").press(".languages a[lang=en]");

        assertEquals("There is no such page", visitor.text("h1"));
    }

    @Test
    void isSeenInTheDark(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "en");

        visitor.inTheDark().open("/docs/nothing");

        visitor.picture("not-found-in-the-dark");
    }
}
