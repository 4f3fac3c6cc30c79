package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The knowledge centre is searched and read. */
@InABrowser
class CentreIT {

    @Tag("long")
    @Test
    void isReadInSpanish(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "es");
        visitor.open("/docs").picture("centre");

        visitor.press(".centre-guides a");
        String first = visitor.text("h1");
        visitor.press("[data-docs=next]");

        assertTrue(visitor.shows("[data-docs=page]"));
        visitor.press("[data-docs=previous]");
        assertEquals(first, visitor.text("h1"));
        visitor.picture("centre-page");
    }

    @Test
    void isSearchedWhileSomebodyTypes(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.atADesk(site.address(), "en");
        visitor.open("/docs/en/search").type("#searchField", "consent").until("#searchFound li");
        visitor.picture("centre-search");

        visitor.press("#searchFound li a");

        assertTrue(visitor.text("main").toLowerCase(Locale.ROOT).contains("consent"));
        visitor.back();
        assertEquals("consent", visitor.value("#searchField"));
    }

    @Tag("long")
    @Test
    void isSearchedWithoutScripts(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.withoutScripts(site.address(), "es");
        visitor.open("/docs").type("#searchEverywhere", "politica").press(".centre-search button");

        visitor.press("#searchFound li a");

        assertTrue(visitor.shows("[data-docs=page]"));
    }

    @Tag("long")
    @Test
    void saysSoWhereItHasNothing(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "es");

        visitor.inTheDark().open("/docs/es/search?q=zzyzx");

        assertTrue(visitor.text("[data-docs=nothing]").contains("zzyzx"));
    }

    /** The reference is written in one language, and says so to those who read another. */
    @Test
    void isReadOnAPhone(Site site, Visits visits) throws Exception {
        Visitor visitor = visits.onAPhone(site.address(), "es");
        visitor.open("/docs/es");

        visitor.press(".centre-reference a");

        assertTrue(visitor.shows("[data-docs=in-english]"));
        visitor.picture("centre-reference");
    }
}
