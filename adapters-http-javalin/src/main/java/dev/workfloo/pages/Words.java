package dev.workfloo.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said in one language. */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    private final Language language;
    private final Map<Class<?>, Properties> texts = new ConcurrentHashMap<>();

    private Words(Language language) {
        this.language = language;
    }

    private static final Words SPANISH = new Words(Language.SPANISH);
    private static final Words ENGLISH = new Words(Language.ENGLISH);

    public static Words in(Language language) {
        return language == Language.SPANISH ? SPANISH : ENGLISH;
    }

    public Language language() {
        return language;
    }

    /** @param given what is put into the text, in the order of its numbers */
    public String say(Word word, Object... given) {
        String text = texts.computeIfAbsent(word.getClass(), this::read).getProperty(word.key());
        if (text == null) throw new IllegalStateException(language + " has no word for " + word.key());
        if (given.length == 0) return text;
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(given[Integer.parseInt(place.group(1))])));
    }

    private Properties read(Class<?> words) {
        String file = "words." + language.tag() + ".properties";
        Properties read = new Properties();
        try (InputStream in = words.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing beside " + words.getName());
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
