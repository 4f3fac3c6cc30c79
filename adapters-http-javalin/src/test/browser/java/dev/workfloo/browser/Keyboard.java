package dev.workfloo.browser;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Tab comes to all that can be used, in the order in which it stands there, and shows where it is. */
final class Keyboard {

    /** Begins before the first element, and writes down what has the focus; answers how much there is to come to. */
    private static final String BEGIN = """
            const shown = element => element.checkVisibility({visibilityProperty: true}) && !element.closest('[inert]');
            const usable = [...document.querySelectorAll(
                    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"], [contenteditable]')]
                .filter(element => shown(element) && !element.matches(':disabled'));
            const style = new CSSStyleSheet();
            style.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
            document.adoptedStyleSheets.push(style);
            const watch = {usable, style, reached: [], before: document.activeElement};
            watch.listener = event => watch.reached.push(event.target);
            document.activeElement.blur();
            document.body.tabIndex = -1;
            document.body.focus();
            document.body.removeAttribute('tabindex');
            document.addEventListener('focusin', watch.listener, true);
            window.workflooKeyboard = watch;
            return usable.length;
            """;

    private static final String END = """
            const watch = window.workflooKeyboard;
            document.removeEventListener('focusin', watch.listener, true);
            // What a script has replaced meanwhile is not there any more.
            watch.usable = watch.usable.filter(element => element.isConnected);
            watch.reached = watch.reached.filter(element => element.isConnected);
            const name = element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 160);
            const group = element => element.type === 'radio'
                ? watch.usable.filter(other => other.type === 'radio' && other.name === element.name && other.form === element.form)
                : [element];
            const faults = watch.usable
                .filter(element => !group(element).some(other => watch.reached.includes(other)))
                .map(element => 'Tab does not come to ' + name(element));
            const once = watch.reached.filter((element, i) => watch.reached.indexOf(element) === i);
            once.forEach((element, i) => {
                if (i && once[i - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)
                    faults.push('Tab goes back to ' + name(element));
            });
            const look = element => {
                const style = getComputedStyle(element);
                return [style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow, style.border, style.backgroundColor,
                    style.color, style.textDecoration].join();
            };
            for (const element of once) {
                element.blur();
                const unseen = look(element);
                element.focus({focusVisible: true});
                if (look(element) === unseen) faults.push('nobody sees that the focus is at ' + name(element));
                const box = element.getBoundingClientRect();
                const isThere = box.width > 1 && box.height > 1
                    && box.right > 0 && box.bottom + scrollY > 0 && box.left < innerWidth;
                if (!isThere || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}))
                    faults.push('hidden, and the focus comes to it: ' + name(element));
            }
            document.adoptedStyleSheets = document.adoptedStyleSheets.filter(style => style !== watch.style);
            delete window.workflooKeyboard;
            document.activeElement.blur();
            watch.before.focus();
            for (const element of document.querySelectorAll('*')) if (element.scrollTop || element.scrollLeft) element.scrollTo(0, 0);
            return faults;
            """;

    private Keyboard() {}

    static List<String> faults(ChromeDriver driver) {
        int usable = ((Number) driver.executeScript(BEGIN)).intValue();
        // What scrolls is come to as well.
        new Actions(driver)
                .sendKeys(Keys.TAB.toString().repeat(usable + usable / 4 + 3))
                .perform();
        return Scripts.lines(driver.executeScript(END));
    }
}
