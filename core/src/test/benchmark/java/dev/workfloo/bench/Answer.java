package dev.workfloo.bench;

import java.math.BigDecimal;

/**
 * What a row says, in the one form in which engines are compared.
 *
 * @param message different in each row, so that engines agree only when they chose the same
 */
record Answer(String exit, String message, BigDecimal rate) {
    Answer {
        rate = rate.stripTrailingZeros();
    }
}
