package dev.workfloo.pages;

import java.util.Locale;

/**
 * A text that pages say in each language: a constant of an enum, such as {@code ITS_NAME}. The texts stand in files beside the
 * enum, {@code words.es.properties} and so on, under {@code its.name}; what is missing there fails {@code WordsTest}. In a
 * text, {@code {0}} is the first of what it is given.
 */
public interface Word {

    /** Of the enum. */
    String name();

    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
