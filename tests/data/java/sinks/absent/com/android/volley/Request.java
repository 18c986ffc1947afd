package com.android.volley;

import java.util.Map;

public abstract class Request<T> {
    public Request(int method, String url, Response.ErrorListener listener) {}

    protected Map<String, String> getParams() {
        return null;
    }
}
