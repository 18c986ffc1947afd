package com.android.volley.toolbox;

import com.android.volley.Request;
import com.android.volley.Response;

public class StringRequest extends Request<String> {
    public StringRequest(int method, String url, Response.Listener<String> done, Response.ErrorListener failed) {
        super(method, url, failed);
    }
}
