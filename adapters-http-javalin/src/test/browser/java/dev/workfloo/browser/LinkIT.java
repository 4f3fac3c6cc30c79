package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.browser.Lender.Invitation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person's link opens their page and nobody else's, as often as they like, until it ends. */
@InABrowser
class LinkIT {

    private static final String CLOSED = "This link does not open any more";

    /** As messengers do that show what is behind a link. */
    private static HttpResponse<String> preview(Invitation invitation) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(invitation.address())).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void isLeftAsItIsByAPreview(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        String before = site.lender().status(invitation).toString();

        HttpResponse<String> previewed = preview(invitation);

        assertEquals(200, previewed.statusCode());
        assertEquals(before, site.lender().status(invitation).toString());
        PersonPage.entered(visits.onAPhone(site.address(), "es"), invitation).isAt("form");
    }

    @Tag("long")
    @Test
    void tellsNoAddressItsTokenOnceItWasOpened(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();

        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "es"), invitation);

        assertEquals("/p/" + invitation.link(), page.visitor().path());
        String token = invitation.address().replaceFirst(".*/", "");
        assertFalse(page.visitor().source().contains(token));
    }

    @Test
    void opensOnTwoDevices(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage phone = PersonPage.entered(visits.onAPhone(site.address(), "es"), invitation);
        PersonPage desk = PersonPage.entered(visits.atADesk(site.address(), "en"), invitation);
        site.lender().answerUpToTheCodes(invitation);

        phone.visitor().reload();
        phone.comesTo("otp").typeCode("only", PersonPage.CODE).comesTo("nip");

        desk.visitor().reload();
        desk.isAt("nip");
    }

    @Test
    void keepsTwoPersonsOfOneBrowserApart(Site site, Visits visits) throws Exception {
        Invitation one = site.lender().invite();
        Invitation other = site.lender().invite();
        site.lender().answerUpToTheCodes(other);
        Visitor visitor = visits.atADesk(site.address(), "es");
        PersonPage page = PersonPage.entered(visitor, one).isAt("form");
        String first = visitor.inAnotherTab();
        PersonPage.entered(visitor, other).comesTo("otp");

        visitor.inTab(first).reload();

        page.isAt("form");
        visitor.open("/p/" + other.link());
        page.isAt("otp");
    }

    @Test
    void opensNothingOnceItIsRevoked(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "en"), invitation);
        site.lender().revoke(invitation);

        page.visitor().reload();

        assertFalse(page.visitor().shows("[data-page=step]"));
        page.visitor().open(invitation.address());
        assertEquals(CLOSED, page.visitor().text("h1"));
        page.visitor().picture("person-closed");
    }

    @Tag("long")
    @Test
    void opensNothingToWhoGuesses(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        Visitor visitor = visits.onAPhone(site.address(), "en");

        visitor.open("/p/" + invitation.link());
        boolean isOpenWithoutToken = visitor.shows("[data-page=step]");
        visitor.open("/p/" + invitation.link() + "/" + "A".repeat(43));

        assertFalse(isOpenWithoutToken);
        assertEquals(CLOSED, visitor.text("h1"));
    }

    @Tag("long")
    @Test
    void isLeftByAButtonAndOpensAgain(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = PersonPage.entered(visits.onAPhone(site.address(), "es"), invitation);

        page.visitor().press("[data-form=leave] button").picture("person-left");

        page.visitor().open("/p/" + invitation.link());
        assertFalse(page.visitor().shows("[data-page=step]"));
        PersonPage.entered(page.visitor(), invitation).isAt("form");
    }

    /** A page of others sends a form to ours, and shows ours in a frame: neither does anything. */
    @Tag("long")
    @Test
    void isNotMovedByAPageOfOthers(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        String ours = site.address() + "/p/" + invitation.link();
        Visitor visitor = visits.atADesk(site.address(), "en");
        PersonPage.entered(visitor, invitation);
        String planted = "<form method='post' action='" + ours + "/leave'><button id='go'>Go</button></form>"
                + "<iframe title='Theirs' src='" + ours + "'></iframe>";
        try (PlantedSite others = PlantedSite.lax(planted)) {
            List<String> faults = visitor.comesTo(others.address() + "/").faults();
            visitor.touch("#go");

            assertEquals("This page is not valid any more", visitor.text("h1"));
            visitor.faults();
            assertTrue(faults.stream().anyMatch(fault -> fault.contains("frame-ancestors")), () -> "" + faults);
        }

        visitor.open("/p/" + invitation.link());
        assertTrue(visitor.shows("[data-step=form]"));
    }
}
