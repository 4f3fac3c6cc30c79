package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.browser.Lender.Invitation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is shown who asks them: by name, logo and colour, on a service of its own, as what is shown elsewhere stays as it is. */
@Tag("long")
@InABrowser
class BrandIT {

    private static final String LOGO = "header.top img.logo";

    /** Too bright to be read on white, and so made darker by day. */
    private static final String YELLOW = "#f2c14e";

    private static Site branded;

    @BeforeAll
    static void setTheBrand(@TempDir Path folder) throws Exception {
        String logo = logo(folder).toString();
        branded = Site.branded(
                "brand", "set", "--workspace", "demo", "--name", "Caja del Valle", "--colour", YELLOW, "--logo", logo);
    }

    @AfterAll
    static void close() {
        if (branded != null) branded.close();
    }

    /** A sun over hills. */
    private static Path logo(Path folder) throws IOException {
        BufferedImage image = new BufferedImage(160, 96, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.decode(YELLOW));
        graphics.fillOval(50, 8, 60, 60);
        graphics.setColor(new Color(0x2F, 0x6F, 0x4F));
        graphics.setStroke(new BasicStroke(12, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.drawPolyline(new int[] {10, 50, 80, 115, 150}, new int[] {86, 50, 78, 44, 86}, 5);
        graphics.dispose();
        Path file = folder.resolve("logo.png");
        if (!ImageIO.write(image, "png", file.toFile())) throw new IOException("no PNG can be written");
        return file;
    }

    private static void isShown(Visitor visitor) {
        assertEquals("Caja del Valle", visitor.text("header.top .name"));
        assertEquals("160", visitor.property(LOGO, "naturalWidth"));
        // The name stands beside it.
        assertEquals("", visitor.attribute(LOGO, "alt").orElseThrow());
        assertTrue(visitor.title().endsWith("Caja del Valle"), visitor.title());
    }

    @Test
    void isSeenAtTheEntranceAndInTheForm(Visits visits) throws Exception {
        Invitation invitation = Household.at(branded).invitation();
        Visitor visitor = visits.onAPhone(branded.address(), "es");

        visitor.open(invitation.address()).picture("person-brand");

        isShown(visitor);
        assertTrue(visitor.text("main").contains("Caja del Valle"));
        new PersonPage(visitor).enter().isAt("form");
        isShown(visitor);
    }

    @Test
    void isSeenInTheDark(Visits visits) throws Exception {
        Invitation invitation = Household.at(branded).invitation();
        Visitor visitor = visits.onAPhone(branded.address(), "en").inTheDark();

        visitor.open(invitation.address());

        isShown(visitor);
        assertEquals("rgba(242, 193, 78, 1)", visitor.background("[data-form=enter] button"));
    }
}
