package dev.workfloo.person.code;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a person agrees to: a text, or where it can be read. */
record Agreement(CodeWord title, String text) {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** Of other addresses, such as scripts, no link is made. */
    boolean isAddress() {
        return ADDRESS.matcher(text.strip()).matches();
    }

    List<String> paragraphs() {
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .filter(it -> !it.isBlank())
                .toList();
    }
}
