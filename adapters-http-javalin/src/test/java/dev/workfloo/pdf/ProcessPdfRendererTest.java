package dev.workfloo.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Failed;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotHere;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotNow;
import dev.workfloo.definition.html.HtmlTemplate;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.fontbox.FontBoxFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages become PDFs that others read, and nothing that a page holds gets out of its process. */
class ProcessPdfRendererTest {

    private static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final ProcessPdfRenderer RENDERER = new ProcessPdfRenderer();

    /** Whoever is asked for something. */
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static HttpServer bystander;

    @BeforeAll
    static void listen() throws IOException {
        bystander = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bystander.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        bystander.start();
    }

    @AfterAll
    static void close() {
        RENDERER.close();
        bystander.stop(0);
    }

    private static String page(String template, String value) {
        return HtmlTemplate.parse(template)
                .getOrElseThrow(wrong -> new AssertionError(wrong.toString()))
                .fill(expression -> Either.right(value))
                .getOrElseThrow(wrong -> new AssertionError(wrong));
    }

    private static ReadPdf read(Outcome outcome) {
        if (!(outcome instanceof Made made)) throw new AssertionError("not made: " + outcome);
        try {
            return ReadPdf.of(made.content().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadPdf drawn(String template, String value) {
        return read(RENDERER.render(page(template, value)));
    }

    private static Set<Integer> missing(String template, String value) {
        return ((Made) RENDERER.render(page(template, value))).missing();
    }

    private static String body(String inside) {
        return "<html><head></head><body>" + inside + "</body></html>";
    }

    private static Outcome drawnWithin(DrawingLimits limits, String xml) {
        try (ProcessPdfRenderer bounded = new ProcessPdfRenderer(limits)) {
            return bounded.render(xml);
        }
    }

    private static DrawingLimits limits(Duration time, int heap) {
        return new DrawingLimits(time, heap, 5, 100_000);
    }

    @Test
    void lettersMoneyAndArrowsAreRead() {
        String text = "Año ñandú ÁÉÍÓÚÜ áéíóúü ¿qué? ¡sí! $ € £ ¥ ₡ ₱ ₩ → ← ↑ ↓ ⇒ – — … “x” №";

        ReadPdf pdf = drawn(
                "<h1>&ntilde;&Ntilde; &rarr; {{ x }}</h1><p style='font-family: Courier'><i>{{ x }}</i></p>", text);

        assertEquals("ñÑ → " + text + " " + text, pdf.words());
        assertTrue(pdf.hasAllFonts());
        assertEquals(1, pdf.pages());
        assertEquals(Set.of(), missing("<h1>{{ x }}</h1>", text));
    }

    @Test
    void whatTheFontLacksIsSeenAndTold() {
        String text = "漢字 a\u0301 \u1E00E2";

        ReadPdf pdf = drawn("<p>{{ x }}</p>", text);

        assertEquals("\uFFFD\uFFFD á \u1E00E2", pdf.words());
        assertEquals(Set.of(0x6F22, 0x5B57), missing("<p>{{ x }}</p>", text));
        assertEquals(Set.of(0x6F22, 0x5B57), missing("<style>p::after { content: '{{ x }}' }</style><p>x</p>", text));
        assertEquals(Set.of(), missing("<p>{{ x }}</p>", "soft\u00ADhyphen \u200B joined\u200D \u2764\uFE0F"));
    }

    /** The machine's own are not looked through. */
    @Test
    void whateverFontIsAskedForIsOurs() {
        OwnFont ours = new OwnFont(new FontCoverage().parsed());

        assertEquals(
                "DejaVuSans", nameOf(ours.getFontBoxFont("Times-Roman", null).getFont()));
        assertEquals("DejaVuSans", nameOf(ours.getTrueTypeFont("Arial", null).getFont()));
        assertEquals("DejaVuSans", nameOf(ours.getCIDFont("SimSun", null, null).getTrueTypeFont()));
    }

    private static String nameOf(FontBoxFont font) {
        try {
            return font.getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void markupInValuesIsText() {
        String hostile = "</p><script>alert(1)</script><b>&lt;x&gt;</b>{{ y }}\"'";

        assertEquals(hostile, drawn("<p>{{ x }}</p>", hostile).words());
        assertEquals(
                "a" + hostile,
                drawn("<style>p::after { content: '{{ x }}' }</style><p>a</p>", hostile)
                        .words());
        assertEquals(
                "a",
                drawn("<p style='color: {{ x }}; width: {{ x }}mm'>a</p>", hostile)
                        .words());
    }

    @Test
    void longWordsStayOnThePage() {
        String word = "0123456789".repeat(100);

        assertEquals(word, drawn("<p>{{ x }}</p>", word).text().replaceAll("\\s", ""));
    }

    @Test
    void imagesAreOfThePageItself() {
        assertTrue(drawn("<p>x <img src='" + PNG + "' width='20' height='20'></p>", "")
                .hasImages());
        assertEquals(
                new Failed("an image on it cannot be read"),
                RENDERER.render(page("<img src='data:image/png;base64,iVBORw0KGgo='>", "")));
    }

    /** As no definition can say it: who draws does not rely on that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='%s' />",
                "<p style='background-image: url(%s)'>x</p>",
                "<p style='background-image: u\\72l(%s)'>x</p>",
                "<p style='list-style-image: url(%s); display: list-item'>x</p>",
                "<style>@import url('%s');</style><p>x</p>",
                "<style>@font-face { font-family: x; src: url('%s') } p { font-family: x }</style><p>x</p>",
                "<style>p { content: url(%s) } p::before { content: url(%s) }</style><p>x</p>",
                "<style>@page { @top-left { background-image: url(%s) } background-image: url(%s) }</style><p>x</p>",
                "<object data='%s' type='application/pdf'></object>",
                "<iframe src='%s'></iframe>",
                "<script src='%s'></script>",
                "<embed src='%s' />",
                "<input type='image' src='%s' />",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='%s' /></svg>",
                "<table background='%s'><tr><td>x</td></tr></table>",
                "<a href='%s'>x</a>",
                "<p data-x='%s' title='%s' cite='%s'>x</p>"
            })
    void nothingIsLoaded(String inside) {
        String http = "http://127.0.0.1:" + bystander.getAddress().getPort() + "/seen";
        for (String address : List.of(
                http,
                http.replace("127.0.0.1", "localhost"),
                http.replace("http:", ""),
                "file:///etc/passwd",
                "jar:" + http + "!/x",
                "classpath:/dev/workfloo/pdf/DejaVuSans.ttf",
                "/etc/passwd")) {
            String head = inside.startsWith("<style>") ? inside.substring(0, inside.indexOf("</style>") + 8) : "";
            Outcome outcome = RENDERER.render("<html><head>" + head.replace("%s", address) + "</head><body>"
                    + inside.substring(head.length()).replace("%s", address) + "</body></html>");

            if (outcome instanceof Made made) assertFalse(read(made).text().contains("root:"), address);
            else assertEquals(new Failed("it names something to load that is not data:"), outcome, address);
        }
        for (String linked : List.of("stylesheet", "icon")) {
            RENDERER.render("<html><head><link rel='" + linked + "' type='text/css' href='" + http + "' /><base href='"
                    + http + "' /></head><body><img src='relative.png' /></body></html>");
        }

        assertEquals(List.of(), ASKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>x</body></html>",
                "<!DOCTYPE html [<!ENTITY a 'x'>]><html><body>&a;</body></html>",
                "<!DOCTYPE html SYSTEM 'http://127.0.0.1:1/x.dtd'><html><body>x</body></html>",
                "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body>&a;</body></html>",
                "<!DOCTYPE h [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>]><h>&c;&c;</h>",
                "<html><body>&nbsp;</body></html>",
                "<html><body><p>x</body></html>",
                ""
            })
    void whatIsNotPlainXmlIsRefused(String xml) {
        assertEquals(new Failed("it is not well formed"), RENDERER.render(xml));
    }

    @Test
    void pagesAreCounted() {
        String six = "<p style='page-break-after: always'>x</p>".repeat(5) + "<p>x</p>";

        assertEquals(
                new Failed("it has more than 5 pages"), drawnWithin(limits(Duration.ofSeconds(60), 192), body(six)));
    }

    @Test
    void bytesAreCounted() {
        StringBuilder text = new StringBuilder("<p>");
        for (int character = 0x100; character < 0x600; character++)
            text.appendCodePoint(character).append(' ');

        assertEquals(
                new Failed("it has more than 5000 bytes"),
                drawnWithin(new DrawingLimits(Duration.ofSeconds(60), 192, 5, 5_000), body(text + "</p>")));
    }

    /** The page's layout alone takes longer than anybody waits; its process ends all the same. */
    @Test
    void timeIsBounded() {
        String slow = body("<p>" + "palabra ".repeat(240_000) + "</p>");

        assertEquals(
                new Failed("it takes longer than 3 s to draw"), drawnWithin(limits(Duration.ofSeconds(3), 192), slow));
    }

    @Test
    void memoryIsBounded() {
        String tall = body("<div style='height: 100000000px'>x</div>");

        assertEquals(
                new Failed("it takes more than 48 MiB to draw"),
                drawnWithin(limits(Duration.ofSeconds(120), 48), tall));
    }

    /** Java says on its own that it ends, and why. */
    @Test
    void nothingButAnswersIsOnStandardOutput() throws Exception {
        Process process = DrawingCommand.of(limits(Duration.ofSeconds(120), 48)).start();
        byte[] tall = body("<div style='height: 100000000px'>x</div>").getBytes(StandardCharsets.UTF_8);
        try (DataOutputStream to = new DataOutputStream(process.getOutputStream())) {
            to.writeInt(tall.length);
            to.write(tall);
            to.flush();

            assertArrayEquals(
                    new byte[] {DrawingMain.READY}, process.getInputStream().readAllBytes());
            assertEquals(DrawingMain.OUT_OF_MEMORY, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatIsNoAnswerIsNotTakenForOne() {
        byte[] warning = "OpenJDK 64-Bit Server VM warning: a value of the page"
                .repeat(1_000)
                .getBytes(StandardCharsets.UTF_8);

        assertThrows(
                IOException.class, () -> DrawingProcess.answer(new DataInputStream(new ByteArrayInputStream(warning))));
    }

    /** No Java runs in so little. */
    @Test
    void aProcessThatDoesNotComeUpFailsNoPage() {
        try (ProcessPdfRenderer tiny = new ProcessPdfRenderer(limits(Duration.ofSeconds(60), 1))) {
            for (int i = 0; i < 2; i++) {
                assertEquals(new NotHere("no process that draws comes up here"), tiny.render(body("<p>x</p>")));
            }
        }
    }

    /** As a supervisor does to all processes of a service, or the kernel to one. */
    @ParameterizedTest
    @CsvSource({"true, 137", "false, 143"})
    void aProcessThatIsEndedFailsNoPage(boolean isForced, int status) throws Exception {
        List<ProcessHandle> others = drawing();
        try (DrawingProcess process = DrawingProcess.start(DrawingLimits.USUAL)) {
            String slow = body("<p>" + "palabra ".repeat(240_000) + "</p>");
            CompletableFuture<Optional<Outcome>> drawn = CompletableFuture.supplyAsync(() -> process.draw(slow));
            drawing().stream().filter(one -> !others.contains(one)).forEach(one -> {
                if (isForced) one.destroyForcibly();
                else one.destroy();
            });

            assertEquals(Optional.empty(), drawn.get());
            assertEquals(
                    new NotHere("the process that was to draw it ended with " + status),
                    process.end().outcome());
            assertEquals(Optional.empty(), process.end().fault(DrawingLimits.USUAL));
            assertFalse(process.isAlive());
        }
    }

    @Test
    void depthIsBounded() {
        String deep = body("<div>".repeat(20_000) + "</div>".repeat(20_000));

        assertTrue(RENDERER.render(deep) instanceof Failed);
        assertEquals("x", drawn("<p>x</p>", "").words());
    }

    @Test
    void anotherProcessDrawsWhereOneHasEnded() throws Exception {
        try (ProcessPdfRenderer renderer = new ProcessPdfRenderer()) {
            assertEquals("x", read(renderer.render(body("<p>x</p>"))).words());
            List<ProcessHandle> processes = drawing();
            processes.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : processes) process.onExit().get();

            assertEquals("x", read(renderer.render(body("<p>x</p>"))).words());
        }
    }

    private static List<ProcessHandle> drawing() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .or(() -> commandLine(child))
                        .filter(line -> line.contains(DrawingMain.class.getName()))
                        .isPresent())
                .toList();
    }

    private static Optional<String> commandLine(ProcessHandle process) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void nothingIsDrawnOnceItIsClosed() {
        ProcessPdfRenderer renderer = new ProcessPdfRenderer();
        assertEquals("x", read(renderer.render(body("<p>x</p>"))).words());

        renderer.close();

        assertFalse(renderer.isReady());
        assertEquals(new NotNow(), renderer.render(body("<p>x</p>")));
    }
}
