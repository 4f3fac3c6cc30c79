package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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

    private static List<? extends Class<?>> enums() {
        return new ClassFileImporter()
                .importPath(Path.of("target", "classes", "dev", "workfloo")).stream()
                        .filter(type -> type.isAssignableTo(Word.class) && type.isEnum())
                        .map(JavaClass::reflect)
                        .toList();
    }

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

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachWordIsThereInEachLanguageAndNoOther() throws Exception {
        List<? extends Class<?>> enums = enums();
        assertTrue(enums.contains(PagesWord.class), () -> "only " + enums);

        for (Class<?> words : enums) {
            for (Language language : Language.values()) {
                assertEquals(keys(words), texts(words, language).keySet(), words + " in " + language);
            }
        }
    }

    @Test
    void eachIsGivenTheSameInEachLanguage() throws Exception {
        for (Class<?> words : enums()) {
            Map<String, String> spanish = texts(words, Language.SPANISH);
            Map<String, String> english = texts(words, Language.ENGLISH);
            for (String key : keys(words)) {
                assertEquals(places(spanish.get(key)), places(english.get(key)), words + " " + key);
                assertTrue(!spanish.get(key).isBlank() && !english.get(key).isBlank(), words + " " + key);
            }
        }
    }

    /** In a template or a class beside its own. */
    @Test
    void eachIsSaid() throws Exception {
        Map<Path, String> sources = new TreeMap<>();
        for (String folder : List.of("java", "jte")) {
            try (Stream<Path> files = Files.walk(Path.of("src", "main", folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.put(file, Files.readString(file));
                }
            }
        }

        for (Class<?> words : enums()) {
            for (Object word : words.getEnumConstants()) {
                Pattern name = Pattern.compile("\\b" + ((Word) word).name() + "\\b");
                boolean isSaid = sources.entrySet().stream()
                        .filter(source -> !source.getKey().endsWith(words.getSimpleName() + ".java"))
                        .anyMatch(source -> name.matcher(source.getValue()).find());
                assertTrue(isSaid, words + " " + word);
            }
        }
    }

    @Test
    void isPutTogetherWithWhatItIsGiven() {
        String said = Words.in(Language.ENGLISH).say(PagesWord.FAILED_TEXT, "$1 {0} \\");

        assertTrue(said.endsWith("this incident number: $1 {0} \\"), said);
    }
}
