addEventListener("beforeprint",()=>{document.querySelectorAll("details:not([open])").forEach(d=>{d.open=true;d.dataset.closed=""})});
addEventListener("afterprint",()=>{document.querySelectorAll("details[data-closed]").forEach(d=>{d.open=false;delete d.dataset.closed})});
addEventListener("hashchange",()=>{const f=document.getElementById(location.hash.slice(1));if(f&&(f.classList.contains("finding")||f.classList.contains("flow")))for(const d of f.children)if(d.tagName==="DETAILS")d.open=true});
