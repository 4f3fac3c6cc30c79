package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever pages say, they say it in each language. */
class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private static final List<? extends Class<?>> ENUMS = new ClassFileImporter()
            .importPath(Path.of("target", "classes", "dev", "workfloo")).stream()
                    .filter(type -> type.isAssignableTo(Word.class) && type.isEnum())
                    .map(JavaClass::reflect)
                    .toList();

    private static Set<String> keys(Class<?> words) {
        Set<String> keys = new TreeSet<>();
        for (Object word : words.getEnumConstants()) keys.add(((Word) word).key());
        return keys;
    }

    private static Map<String, String> texts(Class<?> words, Language language) throws Exception {
        Properties read = new Properties();
        try (InputStream in = words.getResourceAsStream("words." + language.tag() + ".properties")) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachWordIsThereInEachLanguageAndNoOther() throws Exception {
        assertTrue(ENUMS.contains(PagesWord.class), () -> "only " + ENUMS);

        for (Class<?> words : ENUMS) {
            for (Language language : Language.values()) {
                assertEquals(keys(words), texts(words, language).keySet(), words + " in " + language);
            }
        }
    }

    @Test
    void eachIsGivenTheSameInEachLanguage() throws Exception {
        for (Class<?> words : ENUMS) {
            Map<String, String> spanish = texts(words, Language.SPANISH);
            Map<String, String> english = texts(words, Language.ENGLISH);
            for (String key : keys(words)) {
                assertEquals(matches(PLACE, spanish.get(key)), matches(PLACE, english.get(key)), words + " " + key);
                assertTrue(!spanish.get(key).isBlank() && !english.get(key).isBlank(), words + " " + key);
            }
        }
    }

    /** The files of the sources, and the names in each. */
    private static Map<Path, Set<String>> names() throws IOException {
        Map<Path, Set<String>> names = new TreeMap<>();
        for (String folder : List.of("java", "jte")) {
            try (Stream<Path> files = Files.walk(Path.of("src", "main", folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    names.put(file, matches(NAME, Files.readString(file)));
                }
            }
        }
        return names;
    }

    /** In a template or a class beside its own. */
    @Test
    void eachIsSaid() throws Exception {
        Map<Path, Set<String>> names = names();

        for (Class<?> words : ENUMS) {
            Set<String> said = names.entrySet().stream()
                    .filter(source -> !source.getKey().endsWith(words.getSimpleName() + ".java"))
                    .flatMap(source -> source.getValue().stream())
                    .collect(Collectors.toSet());
            for (Object word : words.getEnumConstants()) {
                assertTrue(said.contains(((Word) word).name()), words + " " + word);
            }
        }
    }

    @Test
    void isPutTogetherWithWhatItIsGiven() {
        String said = Words.in(Language.ENGLISH).say(PagesWord.FAILED_TEXT, "$1 {0} \\");

        assertTrue(said.endsWith("this incident number: $1 {0} \\"), said);
    }
}
