package dev.workfloo.rule.expression.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Schemas;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReservedWordsTest {

    @Test
    void areThoseOfTheSchema() {
        Set<String> words = new TreeSet<>(Vocabulary.RESERVED);
        words.add("secret");

        Set<String> listed = new TreeSet<>();
        Schemas.tree(Schemas.DEFINITION).at("/$defs/reservedWord/enum").forEach(word -> listed.add(word.asText()));

        assertEquals(words, listed, "let definition.schema.json list them");
    }
}
