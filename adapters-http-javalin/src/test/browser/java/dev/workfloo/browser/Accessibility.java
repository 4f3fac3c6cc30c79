package dev.workfloo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe finds. */
final class Accessibility {

    private static final String AXE = read();

    private static final String RUN = """
            const [withColours, done] = arguments;
            axe.run(document, {rules: {'color-contrast': {enabled: withColours}}, resultTypes: ['violations'], preload: false}).then(
                found => done(found.violations.flatMap(violation => violation.nodes.map(node =>
                    'axe, ' + violation.id + ': ' + violation.help + ' at ' + node.target + ' ' + node.html.slice(0, 200)))),
                failure => done(['axe failed: ' + failure]));
            """;

    /** What decides in which colours a text is: the way to it through the elements, and what they are styled by. */
    private static final String COLOURED = """
            const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
            const styles = [isDark, ...[...document.styleSheets].map(sheet => sheet.href ?? sheet.cssRules.length)].join(' ');
            const one = element => [element.localName, element.className, element.id, element.getAttribute('style'), element.disabled,
                element.open, element.ariaInvalid, element.ariaCurrent, ...Object.values(element.dataset).slice(0, 1)].join('.');
            const way = element => element ? way(element.parentElement) + '>' + one(element) : styles;
            return [...new Set([...document.body.querySelectorAll('*')].map(way))];
            """;

    /** Three quarters of the time go into colours: they are computed where there are any that no page had before. */
    private static final Set<String> SOUND = ConcurrentHashMap.newKeySet();

    private Accessibility() {}

    private static String read() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe cannot be read", e);
        }
    }

    static List<String> faults(ChromeDriver driver) {
        List<String> coloured = Scripts.lines(driver.executeScript(COLOURED));
        boolean isNew = !SOUND.containsAll(coloured);
        driver.executeScript(AXE);
        List<String> faults = Scripts.lines(driver.executeAsyncScript(RUN, isNew));
        if (faults.isEmpty()) SOUND.addAll(coloured);
        return faults;
    }
}
