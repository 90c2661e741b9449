package dev.paranoid.application;

import dev.paranoid.domain.EntityRef;

/**
 * Another value for a row that a restore brings back, where somebody has taken the one it had.
 *
 * @param row a row that the deletion hides, or hid when it was handed over to another that the same restore lifts
 * @param column a visible column of a unique key that hidden rows take no part in; neither an id nor a foreign key
 * @param value a text that the column can have; of a column of whole numbers, the number as text
 */
public record NewValue(EntityRef row, String column, String value) {

    /** Values that one restore can give. */
    public static final int MOST = 100;
}
