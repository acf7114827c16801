package dev.tarmac.anaconda.grow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Sorts by a comparator that need not be transitive, in a way that is laid down: the run at the
/// front is taken as it is (turned round when strictly falling), the others are inserted one by one
/// by halving. [List#sort] may refuse such a comparator.
public final class StableSort {
    private StableSort() {}

    public static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        List<T> sorted = new ArrayList<>(list);
        for (int next = frontRun(sorted, order); next < sorted.size(); next++)
            insert(sorted, next, order);
        return sorted;
    }

    /// How many at the front are in order after this.
    private static <T> int frontRun(List<T> list, Comparator<? super T> order) {
        if (list.size() < 2) return list.size();
        boolean falling = order.compare(list.get(1), list.get(0)) < 0;
        int end = 2;
        while (end < list.size() && order.compare(list.get(end), list.get(end - 1)) < 0 == falling)
            end++;
        if (falling) Collections.reverse(list.subList(0, end));
        return end;
    }

    private static <T> void insert(List<T> list, int index, Comparator<? super T> order) {
        T element = list.get(index);
        int low = 0;
        int high = index;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(element, list.get(middle)) < 0) high = middle;
            else low = middle + 1;
        }
        list.remove(index);
        list.add(low, element);
    }
}
