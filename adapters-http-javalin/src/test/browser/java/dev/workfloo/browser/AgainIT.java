package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A form counts once, whatever a browser does beside: a second tap, back, reload, a second tab. */
@InABrowser
class AgainIT {

    private static PersonPage filled(PersonPage page, String address) {
        return page.isAt("form").type("address", address).type("rent", "5000");
    }

    @Test
    void isTakenOnceByADoubleTap(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "es"), household.invitation());

        filled(page, "Calle 1").goOnTwice().isAt("document");

        assertFalse(page.hasNotice());
        household.livesAt("Calle 1");
    }

    @Tag("long")
    @Test
    void isTakenOnceByADoubleTapWithoutScripts(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.withoutScripts(site.address(), "en"), household.invitation());

        filled(page, "Calle 1").goOnTwice().comesTo("document");

        household.livesAt("Calle 1");
    }

    @Test
    void staysTakenWhenThePersonGoesBack(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "es"), household.invitation());
        page.type("rent", "nada").goOn().isRefused("Error:");
        filled(page, "Calle 1").goOn().isAt("document");

        page.visitor().back();

        page.isAt("document");
        household.livesAt("Calle 1");
    }

    /** The browser asks then whether to send the form that was refused once more. */
    @Tag("long")
    @Test
    void staysTakenWhenThePersonGoesBackWithoutScripts(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.withoutScripts(site.address(), "en"), household.invitation());
        page.type("rent", "nada").goOn().isRefused("Error:");
        filled(page, "Calle 1").goOn().isAt("document");

        page.visitor().back().reload();

        page.isAt("document");
        household.livesAt("Calle 1");
    }

    private static void isRefusedAndLoadedAnew(Site site, Visitor visitor) throws Exception {
        PersonPage page = PersonPage.entered(visitor, Household.at(site).invitation());
        page.type("address", "Calle 1").type("rent", "nada").goOn().isRefused("Error:");

        visitor.reload();

        assertEquals("Calle 1", visitor.value("[name=address]"));
        assertEquals("nada", visitor.value("[name=rent]"));
    }

    @Test
    void isThereWhenThePageIsLoadedAnew(Site site, Visits visits) throws Exception {
        isRefusedAndLoadedAnew(site, visits.onAPhone(site.address(), "en"));
    }

    @Tag("long")
    @Test
    void isThereWhenThePageIsLoadedAnewWithoutScripts(Site site, Visits visits) throws Exception {
        isRefusedAndLoadedAnew(site, visits.withoutScripts(site.address(), "es"));
    }

    @Tag("long")
    @Test
    void isTakenOnceWhenThePageIsLoadedAnew(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        PersonPage page = PersonPage.entered(visits.withoutScripts(site.address(), "es"), household.invitation());
        filled(page, "Calle 1").goOn().isAt("document");

        page.visitor().reload();

        page.isAt("document");
        assertFalse(page.hasNotice());
        household.livesAt("Calle 1");
    }

    @Test
    void isNotOverwrittenByAnotherTab(Site site, Visits visits) throws Exception {
        Household household = Household.at(site);
        Visitor visitor = visits.onAPhone(site.address(), "es");
        PersonPage page = filled(PersonPage.entered(visitor, household.invitation()), "Calle 2");
        String first = visitor.inAnotherTab();
        visitor.open("/p/" + household.invitation().link());
        filled(page, "Calle 1").goOn().isAt("document");

        visitor.inTab(first);
        page.goOn();

        assertEquals("moved-on", page.isAt("document").notice());
        household.livesAt("Calle 1");
        visitor.picture("person-moved-on").reload();
        assertFalse(page.hasNotice());
    }
}
