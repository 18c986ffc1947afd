package p;

import android.text.InputFilter;
import android.text.Spanned;

class Filter implements InputFilter {
    @Override
    public CharSequence filter(CharSequence text, int start, int end, Spanned old, int from, int to) {
        return null;
    }
}

class Never implements InputFilter {
    @Override
    public CharSequence filter(CharSequence text, int start, int end, Spanned old, int from, int to) {
        return null;
    }
}
