package dev.workfloo.browser;

import java.util.List;

/** What scripts of the tests answer. */
final class Scripts {

    private Scripts() {}

    static List<String> lines(Object answer) {
        return ((List<?>) answer).stream().map(String::valueOf).toList();
    }
}
