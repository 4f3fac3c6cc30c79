package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.Promptness.answered;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Failed;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotHere;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotNow;
import dev.workfloo.testkit.contract.fixture.Race;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link PdfRenderer} must do: pages become PDFs, as many at once as it says that it takes, nothing that a page names is
 * loaded, what cannot be drawn is an outcome that tells nothing of the page's values, and nobody waits without end.
 */
public abstract class PdfRendererContract {

    private static final String SECRET = "KIBA801010BPA";

    /** What is tested, ready to draw. */
    protected abstract PdfRenderer renderer();

    /** How long a test waits for what should be there sooner, two minutes by itself; longer than your own time-outs. */
    protected Duration patience() {
        return Duration.ofMinutes(2);
    }

    private static String page(String body) {
        return "<html><head></head><body>" + body + "</body></html>";
    }

    private Outcome drawn(String page) {
        return answered(patience(), () -> renderer().render(page));
    }

    /** The PDF's bytes, each as a character. */
    private static String made(Outcome outcome) {
        try (InputStream content = assertInstanceOf(Made.class, outcome).content()) {
            byte[] bytes = content.readAllBytes();
            assertTrue(bytes.length <= PdfRenderer.MOST_BYTES, "it is too large");
            return new String(bytes, ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError("its bytes cannot be read", e);
        }
    }

    private static String reason(Outcome outcome) {
        return outcome.fold(new Outcome.Cases<>() {
            @Override
            public String made(Made outcome) {
                throw new AssertionError("it was drawn");
            }

            @Override
            public String failed(Failed outcome) {
                return outcome.reason();
            }

            @Override
            public String notNow(NotNow outcome) {
                throw new AssertionError("it was put off, while nothing else was drawn");
            }

            @Override
            public String notHere(NotHere outcome) {
                return outcome.reason();
            }
        });
    }

    @Test
    void isReadyToDraw() {
        assertTrue(renderer().isReady());
        assertTrue(renderer().atOnce() >= 1);
    }

    @Test
    void drawsAPage() {
        String pdf = made(drawn(page("<h1>Contrato</h1><p>Año ñandú, 1 200.50 €</p>")));

        assertTrue(pdf.startsWith("%PDF-"), "it does not begin as a PDF");
        assertTrue(pdf.stripTrailing().endsWith("%%EOF"), "it does not end as a PDF");
    }

    @Test
    void drawsAsManyAtOnceAsItSays() {
        List<Outcome> outcomes = answered(
                patience(),
                () -> Race.of(
                        Math.max(1, renderer().atOnce()), number -> renderer().render(page("<p>" + number + "</p>"))));

        assertAll(outcomes.stream().map(outcome -> () -> made(outcome)));
    }

    /** Neither pictures nor styles; it may draw the page without them, or fail. */
    @Test
    void loadsNothingThatAPageNames() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + server.getLocalPort();
            String style =
                    "<style>@import url('" + there + "/a.css'); p { background: url('" + there + "/b.png') }</style>";

            drawn("<html><head>" + style + "<link rel='stylesheet' href='" + there
                    + "/c.css'/></head><body><p>x</p><img src='" + there + "/d.png'/></body></html>");

            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    /** A page without end fails, or is put off to others; it takes nobody's memory. */
    @Test
    void refusesWhatIsTooLong() {
        String sheet = "<div style='page-break-after: always'>x</div>";

        String reason = reason(drawn(page(sheet.repeat(PdfRenderer.MOST_PAGES + 10))));

        assertFalse(reason.isBlank());
    }

    /** What is no XML is not to be guessed. */
    @Test
    void saysNothingOfThePageThatFails() {
        String reason = reason(drawn("<html><body><p>" + SECRET + "</b></body></html>"));

        assertFalse(reason.contains(SECRET), "the reason tells what stands in the page");
    }
}
