package dev.paranoid.testkit.model.exploration;

import java.util.Arrays;

/** From longs to longs, of any size that memory holds, in the order in which they came. */
public final class LongMap {

    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int[] places = new int[1 << 11];
    private int size;

    public int size() {
        return size;
    }

    public long key(int index) {
        return keys[index];
    }

    long value(int index) {
        return values[index];
    }

    void value(int index, long value) {
        values[index] = value;
    }

    /** {@return whether the key is new} */
    boolean add(long key, long value) {
        int place = place(key);
        if (places[place] != 0) {
            return false;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size] = value;
        places[place] = ++size;
        if (size * 5L > places.length * 3L) {
            grow();
        }
        return true;
    }

    /** {@return the index of the key, or -1} */
    public int indexOf(long key) {
        return places[place(key)] - 1;
    }

    private int place(long key) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & (places.length - 1);
        while (places[place] != 0 && keys[places[place] - 1] != key) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void grow() {
        places = new int[places.length * 2];
        for (int index = 0; index < size; index++) {
            places[place(keys[index])] = index + 1;
        }
    }
}
