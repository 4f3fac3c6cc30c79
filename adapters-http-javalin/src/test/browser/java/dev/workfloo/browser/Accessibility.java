package dev.workfloo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe finds. */
final class Accessibility {

    private static final String AXE = read();

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(violation => violation.nodes.map(node =>
                    'axe, ' + violation.id + ': ' + violation.help + ' at ' + node.target + ' ' + node.html.slice(0, 200)))),
                failure => done(['axe failed: ' + failure]));
            """;

    private Accessibility() {}

    private static String read() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe cannot be read", e);
        }
    }

    static List<String> faults(ChromeDriver driver) {
        driver.executeScript(AXE);
        return Scripts.lines(driver.executeAsyncScript(RUN));
    }
}
