package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.browser.Lender.Invitation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A consent code is typed twice by the person, on two pages, and by nothing that a browser does beside. */
@InABrowser
class ConsentIT {

    private static PersonPage atTheFirstEntry(Visitor visitor, Lender lender, Invitation invitation) throws Exception {
        lender.answerUpToTheCodes(invitation);
        return PersonPage.entered(visitor, invitation)
                .comesTo("otp")
                .typeCode("only", PersonPage.CODE)
                .comesTo("nip")
                .askForACode();
    }

    private static String phase(Site site, Invitation invitation) throws Exception {
        return site.lender().status(invitation).path("link").path("phase").asText();
    }

    @Test
    void isNotGivenByADoubleTap(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = atTheFirstEntry(visits.onAPhone(site.address(), "es"), site.lender(), invitation);

        page.visitor().type("[data-entry=first] input[name=code]", PersonPage.CODE);
        page.visitor().pressTwice("[data-entry=first] button[value=check]");

        assertEquals("VALIDATE_2", phase(site, invitation));
        assertTrue(page.visitor().shows("[data-entry=second]"));
        page.visitor().picture("person-consent");
    }

    @Tag("long")
    @Test
    void isNotGivenByGoingBackAndLoadingAnew(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = atTheFirstEntry(visits.atADesk(site.address(), "en"), site.lender(), invitation);
        page.typeCode("first", PersonPage.CODE);

        page.visitor().reload().back().reload();

        assertEquals("VALIDATE_2", phase(site, invitation));
        assertTrue(page.visitor().shows("[data-entry=second]"));
    }

    @Test
    void isNotGivenByTwoTabs(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        Visitor visitor = visits.atADesk(site.address(), "es");
        PersonPage page = atTheFirstEntry(visitor, site.lender(), invitation);
        String first = visitor.inAnotherTab();
        visitor.open("/p/" + invitation.link());
        page.typeCode("first", PersonPage.CODE);

        visitor.inTab(first);
        page.typeCode("first", PersonPage.CODE);

        assertEquals("moved-on", page.notice());
        assertEquals("VALIDATE_2", phase(site, invitation));
    }

    @Tag("long")
    @Test
    void isNotGivenByAWrongCode(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = atTheFirstEntry(visits.onAPhone(site.address(), "en"), site.lender(), invitation);

        page.typeCode("first", "000000");

        page.isRefused("Error:");
        assertEquals(
                "2",
                page.visitor().attribute("#code-left", "data-attempts-left").orElseThrow());
        page.visitor().picture("person-code-wrong");
    }
}
