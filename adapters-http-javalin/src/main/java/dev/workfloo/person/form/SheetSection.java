package dev.workfloo.person.form;

import java.util.List;

/** What is asked beneath one heading. */
record SheetSection(String title, List<AskedField> fields, List<AskedFile> files) {}
