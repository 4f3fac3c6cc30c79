package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.browser.Lender.Invitation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's page is filled on a phone to the end: a form with a set, a document, a correction, and both codes. */
@InABrowser
class LoanIT {

    @TempDir
    Path folder;

    private void fill(PersonPage page) {
        page.type("first_name", "ANA").type("rfc_pf", "KIBA801010BPA").born("15", "8", "1990");
        page.pick("housing", "own").pick("employed", "false").type("income", "20000");
        page.type("country_code", "+52").type("phone_number", "55 1234 5678");
        page.type("references[0].name", "LUZ");
    }

    private void sendTheCard(PersonPage page, String name) throws Exception {
        page.attach("voter_card", Photograph.in(folder, name)).goOn();
    }

    private void walk(PersonPage page, Lender lender, Invitation invitation) throws Exception {
        page.isAt("form").does("add references");
        fill(page);
        page.goOn().isAt("document");
        sendTheCard(page, "front.png");
        page.isAt("review");
        lender.sendBack(invitation, "voter_card", "No se lee el reverso");
        page.comesTo("correction");
        assertTrue(page.visitor().text("main").contains("No se lee el reverso"));
        sendTheCard(page, "both.png");
        lender.approve(invitation);
        page.comesTo("otp").typeCode("only", "000000").isAt("otp");
        page.typeCode("only", " 123 456 ").comesTo("nip");
        page.askForACode().typeCode("first", PersonPage.CODE).isAt("nip");
    }

    @Test
    void isFilledInSpanish(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        Visitor visitor = visits.onAPhone(site.address(), "es");
        visitor.open(invitation.address()).picture("person-entrance");
        PersonPage page = new PersonPage(visitor).enter();
        visitor.picture("person-form");

        walk(page, site.lender(), invitation);
        visitor.picture("person-code");
        page.typeCode("second", PersonPage.CODE).comesTo("finished");

        visitor.picture("person-end");
        assertEquals("SUCCESS", site.lender().outcome(invitation));
        assertFalse(visitor.source().contains("KIBA801010BPA"));
    }

    @Test
    void isFilledInEnglishWithoutScripts(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().invite();
        PersonPage page = PersonPage.entered(visits.withoutScripts(site.address(), "en"), invitation);

        walk(page, site.lender(), invitation);
        page.typeCode("second", PersonPage.CODE).comesTo("finished");

        assertEquals("SUCCESS", site.lender().outcome(invitation));
    }

    @Test
    void tellsWhatIsMissing(Site site, Visits visits) throws Exception {
        PersonPage page = PersonPage.entered(
                visits.onAPhone(site.address(), "es"), site.lender().invite());

        page.type("first_name", "ANA").type("rfc_pf", "nonsense").goOn();

        page.isRefused("Error:").isAt("form");
        page.visitor().picture("person-form-errors");
        assertEquals("ANA", page.visitor().value("[name=first_name]"));
        assertEquals(
                "Son 13 caracteres, como en su constancia",
                page.visitor().text("#f-rfc_pf-error").replaceFirst("^Error:\\s", ""));
    }
}
