/**
 * Scenarios (<i>Pruebas</i>): what people and services answer in a test run, what should come out of it, and the verdict. A
 * scenario belongs to a definition, but to none of its versions.
 */
@NullMarked
package dev.workfloo.scenario;

import org.jspecify.annotations.NullMarked;
