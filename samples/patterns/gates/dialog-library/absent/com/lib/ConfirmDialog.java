package com.lib;

public class ConfirmDialog {
    public interface OnConfirm {
        void onConfirm();
    }

    public ConfirmDialog message(CharSequence text) {
        return this;
    }

    public ConfirmDialog right(CharSequence text, OnConfirm listener) {
        return this;
    }

    public void show() {}
}
