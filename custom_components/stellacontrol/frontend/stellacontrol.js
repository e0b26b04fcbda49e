await customElements.whenDefined("home-assistant");const V=globalThis,mt=V.ShadowRoot&&(V.ShadyCSS===void 0||V.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,gt=Symbol(),Et=new WeakMap;let Zt=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==gt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(mt&&t===void 0){const i=e!==void 0&&e.length===1;i&&(t=Et.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&Et.set(e,t))}return t}toString(){return this.cssText}};const Ae=n=>new Zt(typeof n=="string"?n:n+"",void 0,gt),$=(n,...t)=>{const e=n.length===1?n[0]:t.reduce((i,s,o)=>i+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[o+1],n[0]);return new Zt(e,n,gt)},ke=(n,t)=>{if(mt)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const i=document.createElement("style"),s=V.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=e.cssText,n.appendChild(i)}},qt=mt?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(const i of t.cssRules)e+=i.cssText;return Ae(e)})(n):n;const{is:Se,defineProperty:Ee,getOwnPropertyDescriptor:qe,getOwnPropertyNames:Ce,getOwnPropertySymbols:Oe,getPrototypeOf:Me}=Object,et=globalThis,Ct=et.trustedTypes,Ue=Ct?Ct.emptyScript:"",Ie=et.reactiveElementPolyfillSupport,H=(n,t)=>n,Z={toAttribute(n,t){switch(t){case Boolean:n=n?Ue:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},vt=(n,t)=>!Se(n,t),Ot={attribute:!0,type:String,converter:Z,reflect:!1,useDefault:!1,hasChanged:vt};Symbol.metadata??=Symbol("metadata"),et.litPropertyMetadata??=new WeakMap;let U=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Ot){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const i=Symbol(),s=this.getPropertyDescriptor(t,i,e);s!==void 0&&Ee(this.prototype,t,s)}}static getPropertyDescriptor(t,e,i){const{get:s,set:o}=qe(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){const a=s?.call(this);o?.call(this,r),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ot}static _$Ei(){if(this.hasOwnProperty(H("elementProperties")))return;const t=Me(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(H("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(H("properties"))){const e=this.properties,i=[...Ce(e),...Oe(e)];for(const s of i)this.createProperty(s,e[s])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[i,s]of e)this.elementProperties.set(i,s)}this._$Eh=new Map;for(const[e,i]of this.elementProperties){const s=this._$Eu(e,i);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const s of i)e.unshift(qt(s))}else t!==void 0&&e.push(qt(t));return e}static _$Eu(t,e){const i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ke(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){const i=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,i);if(s!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:Z).toAttribute(e,i.type);this._$Em=t,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(t,e){const i=this.constructor,s=i._$Eh.get(t);if(s!==void 0&&this._$Em!==s){const o=i.getPropertyOptions(s),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Z;this._$Em=s;const a=r.fromAttribute(e,o.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,i,s=!1,o){if(t!==void 0){const r=this.constructor;if(s===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??vt)(o,e)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:s,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[s,o]of i){const{wrapped:r}=o,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,o,a)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};U.elementStyles=[],U.shadowRootOptions={mode:"open"},U[H("elementProperties")]=new Map,U[H("finalized")]=new Map,Ie?.({ReactiveElement:U}),(et.reactiveElementVersions??=[]).push("2.1.2");const bt=globalThis,Mt=n=>n,J=bt.trustedTypes,Ut=J?J.createPolicy("lit-html",{createHTML:n=>n}):void 0,Jt="$lit$",y=`lit$${Math.random().toFixed(9).slice(2)}$`,Kt="?"+y,Te=`<${Kt}>`,C=document,W=()=>C.createComment(""),F=n=>n===null||typeof n!="object"&&typeof n!="function",$t=Array.isArray,Pe=n=>$t(n)||typeof n?.[Symbol.iterator]=="function",rt=`[ 	
\f\r]`,B=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,It=/-->/g,Tt=/>/g,k=RegExp(`>|${rt}(?:([^\\s"'>=/]+)(${rt}*=${rt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Pt=/'/g,Rt=/"/g,Xt=/^(?:script|style|textarea|title)$/i,te=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),c=te(1),Re=te(2),O=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Nt=new WeakMap,E=C.createTreeWalker(C,129);function ee(n,t){if(!$t(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ut!==void 0?Ut.createHTML(t):t}const Ne=(n,t)=>{const e=n.length-1,i=[];let s,o=t===2?"<svg>":t===3?"<math>":"",r=B;for(let a=0;a<e;a++){const l=n[a];let h,m,u=-1,f=0;for(;f<l.length&&(r.lastIndex=f,m=r.exec(l),m!==null);)f=r.lastIndex,r===B?m[1]==="!--"?r=It:m[1]!==void 0?r=Tt:m[2]!==void 0?(Xt.test(m[2])&&(s=RegExp("</"+m[2],"g")),r=k):m[3]!==void 0&&(r=k):r===k?m[0]===">"?(r=s??B,u=-1):m[1]===void 0?u=-2:(u=r.lastIndex-m[2].length,h=m[1],r=m[3]===void 0?k:m[3]==='"'?Rt:Pt):r===Rt||r===Pt?r=k:r===It||r===Tt?r=B:(r=k,s=void 0);const p=r===k&&n[a+1].startsWith("/>")?" ":"";o+=r===B?l+Te:u>=0?(i.push(h),l.slice(0,u)+Jt+l.slice(u)+y+p):l+y+(u===-2?a:p)}return[ee(n,o+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class G{constructor({strings:t,_$litType$:e},i){let s;this.parts=[];let o=0,r=0;const a=t.length-1,l=this.parts,[h,m]=Ne(t,e);if(this.el=G.createElement(h,i),E.currentNode=this.el.content,e===2||e===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=E.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(const u of s.getAttributeNames())if(u.endsWith(Jt)){const f=m[r++],p=s.getAttribute(u).split(y),g=/([.?@])?(.*)/.exec(f);l.push({type:1,index:o,name:g[2],strings:p,ctor:g[1]==="."?Be:g[1]==="?"?Le:g[1]==="@"?De:nt}),s.removeAttribute(u)}else u.startsWith(y)&&(l.push({type:6,index:o}),s.removeAttribute(u));if(Xt.test(s.tagName)){const u=s.textContent.split(y),f=u.length-1;if(f>0){s.textContent=J?J.emptyScript:"";for(let p=0;p<f;p++)s.append(u[p],W()),E.nextNode(),l.push({type:2,index:++o});s.append(u[f],W())}}}else if(s.nodeType===8)if(s.data===Kt)l.push({type:2,index:o});else{let u=-1;for(;(u=s.data.indexOf(y,u+1))!==-1;)l.push({type:7,index:o}),u+=y.length-1}o++}}static createElement(t,e){const i=C.createElement("template");return i.innerHTML=t,i}}function I(n,t,e=n,i){if(t===O)return t;let s=i!==void 0?e._$Co?.[i]:e._$Cl;const o=F(t)?void 0:t._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(n),s._$AT(n,e,i)),i!==void 0?(e._$Co??=[])[i]=s:e._$Cl=s),s!==void 0&&(t=I(n,s._$AS(n,t.values),s,i)),t}class je{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:i}=this._$AD,s=(t?.creationScope??C).importNode(e,!0);E.currentNode=s;let o=E.nextNode(),r=0,a=0,l=i[0];for(;l!==void 0;){if(r===l.index){let h;l.type===2?h=new P(o,o.nextSibling,this,t):l.type===1?h=new l.ctor(o,l.name,l.strings,this,t):l.type===6&&(h=new ze(o,this,t)),this._$AV.push(h),l=i[++a]}r!==l?.index&&(o=E.nextNode(),r++)}return E.currentNode=C,s}p(t){let e=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}}class P{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=I(this,t,e),F(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==O&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Pe(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&F(this._$AH)?this._$AA.nextSibling.data=t:this.T(C.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:i}=t,s=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=G.createElement(ee(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(e);else{const o=new je(s,this),r=o.u(this.options);o.p(e),this.T(r),this._$AH=o}}_$AC(t){let e=Nt.get(t.strings);return e===void 0&&Nt.set(t.strings,e=new G(t)),e}k(t){$t(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let i,s=0;for(const o of t)s===e.length?e.push(i=new P(this.O(W()),this.O(W()),this,this.options)):i=e[s],i._$AI(o),s++;s<e.length&&(this._$AR(i&&i._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const i=Mt(t).nextSibling;Mt(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class nt{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,s,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,e=this,i,s){const o=this.strings;let r=!1;if(o===void 0)t=I(this,t,e,0),r=!F(t)||t!==this._$AH&&t!==O,r&&(this._$AH=t);else{const a=t;let l,h;for(t=o[0],l=0;l<o.length-1;l++)h=I(this,a[i+l],e,l),h===O&&(h=this._$AH[l]),r||=!F(h)||h!==this._$AH[l],h===d?t=d:t!==d&&(t+=(h??"")+o[l+1]),this._$AH[l]=h}r&&!s&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Be extends nt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class Le extends nt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class De extends nt{constructor(t,e,i,s,o){super(t,e,i,s,o),this.type=5}_$AI(t,e=this){if((t=I(this,t,e,0)??d)===O)return;const i=this._$AH,s=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==d&&(i===d||s);s&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class ze{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){I(this,t)}}const He={I:P},We=bt.litHtmlPolyfillSupport;We?.(G,P),(bt.litHtmlVersions??=[]).push("3.3.3");const Fe=(n,t,e)=>{const i=e?.renderBefore??t;let s=i._$litPart$;if(s===void 0){const o=e?.renderBefore??null;i._$litPart$=s=new P(t.insertBefore(W(),o),o,void 0,e??{})}return s._$AI(n),s};const _t=globalThis;let q=class extends U{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Fe(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return O}};q._$litElement$=!0,q.finalized=!0,_t.litElementHydrateSupport?.({LitElement:q});const Ge=_t.litElementPolyfillSupport;Ge?.({LitElement:q});(_t.litElementVersions??=[]).push("4.2.2");const Qe={attribute:!0,type:String,converter:Z,reflect:!1,hasChanged:vt},Ve=(n=Qe,t,e)=>{const{kind:i,metadata:s}=e;let o=globalThis.litPropertyMetadata.get(s);if(o===void 0&&globalThis.litPropertyMetadata.set(s,o=new Map),i==="setter"&&((n=Object.create(n)).wrapped=!0),o.set(e.name,n),i==="accessor"){const{name:r}=e;return{set(a){const l=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,l,n,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,n,a),a}}}if(i==="setter"){const{name:r}=e;return function(a){const l=this[r];t.call(this,a),this.requestUpdate(r,l,n,!0,a)}}throw Error("Unsupported decorator location: "+i)};function R(n){return(t,e)=>typeof e=="object"?Ve(n,t,e):((i,s,o)=>{const r=s.hasOwnProperty(o);return s.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(s,o):void 0})(n,t,e)}function w(n){return R({...n,state:!0,attribute:!1})}const Ye=1e3,Y=new Set;let at;function Ze(){document.hidden||Y.forEach(n=>{n.requestUpdate()})}function ne(n){n.addController({hostConnected:()=>{Y.add(n),at??=setInterval(Ze,Ye)},hostDisconnected:()=>{Y.delete(n),!(Y.size>0)&&(clearInterval(at),at=void 0)}})}const ie={"card.name":"StellaControl repeater","card.description":"One repeater as its front panel: bands, alarms, quota and commands.","card.choose_device":"Choose a repeater in the card's settings.","card.unknown_device":"This repeater is not there any more, or you may not see it.","card.not_loaded":"StellaControl does not answer. Is the integration set up?","card.loading":"Looking for the repeater…","editor.device":"Repeater","editor.name":"Name","editor.name_helper":"Shown in place of the device's name.","editor.hide_quota":"Hide the quota","editor.hide_controls":"Hide the commands","head.unavailable":"The platform does not answer","head.message":"Message {age}","head.no_message":"No message yet","head.frequency":"Every {period}","head.boost":"Boost {countdown}","head.temperature":"Temperature {value}","head.too_hot":"Temperature {value}, too hot","bands.label":"Bands","bands.none":"This repeater has not told of any band yet.","band.switch":"{band} on or off","band.signal":"Signal strength {count} of 5","band.no_signal":"Signal strength not known","band.uplink_power":"Uplink power {value}","band.downlink_power":"Downlink power {value}","band.usage":"Usage {value}","condition.automatic_shutdown":"Shut down","condition.over_power":"Over power","condition.feedback":"Feedback","condition.pending":"Pending","condition.off":"Off","condition.silent":"No data","condition.offline":"Offline","condition.in_use":"In use","condition.working":"Working","lamp.uplink_active":"Uplink active","lamp.agc_active":"AGC active","lamp.over_power":"Over power","lamp.feedback":"Feedback","lamp.automatic_shutdown":"Shut down by itself","lamp.manual_shutdown":"Turned off","lamp.pending":"Waiting for the device to confirm","quota.title":"Message quota","quota.used":"{used} of {limit} messages used","quota.unknown":"Messages used not known","quota.projected":"{projected} projected","quota.boosting":"No projection during a boost","quota.resets":"Resets on {day}","quota.runs_out":"Runs out on {day}","quota.exhausted":"Quota used up","controls.boost":"Boost","controls.end_boost":"End boost","controls.recalibrate":"Recalibrate","controls.reboot":"Reboot","controls.cancel":"Cancel","controls.recalibrate_question":"Recalibrate {name} now? Its bands may drop for a moment.","controls.reboot_question":"Reboot {name} now? It amplifies nothing until it is back, which takes a minute or two.","controls.boost_explained":"Lets the repeater report more often for a while. Every message counts against the quota.","controls.frequency":"Message frequency","controls.duration":"For","controls.start":"Start boost","controls.failed":"It did not work.","quota.column_used":"Used","quota.column_projected":"Projected","quota.column_limit":"Quota","quota.column_outcome":"Outlook","dashboard.name":"StellaControl fleet","dashboard.description":"All repeaters, those in trouble first, their message quotas and a view of each one.","dashboard.title":"Repeaters","dashboard.fleet":"Fleet","dashboard.quota":"Quota","graph.title":"Last 24 hours","graph.temperature":"Temperature","graph.uplink_power":"Uplink power","graph.downlink_power":"Downlink power","graph.band_usage":"Usage","fleet.loading":"Looking for repeaters…","fleet.none":"There is no repeater yet.","fleet.none_found":"No repeater fits what you look for.","fleet.kinds":"Show","fleet.all":"All","fleet.alarm":"Alarm","fleet.offline":"Offline","fleet.quota":"Quota at risk","fleet.search":"Search","fleet.area":"Area","fleet.all_areas":"All areas","fleet.pages":"Pages","fleet.page":"Page {page} of {pages}","fleet.previous":"Previous page","fleet.next":"Next page","fleet.quota_used":"{share} of the quota used","fleet.too_hot":"Too hot"};var Je=["de","en","es","fr","it","nl","pl","pt","sv"];const se="en",K=new Map([[se,ie]]),lt=new Map,jt=new URL(import.meta.url);function wt(n){return[n,n.split("-")[0]??""].find(e=>Je.includes(e))??se}function oe(n){const t=wt(n);return n.startsWith(t)?n:t}async function it(n){const t=wt(n);K.has(t)||(lt.has(t)||lt.set(t,Ke(t)),await lt.get(t))}async function Ke(n){let t={};try{const e=await fetch(new URL(`translations/${n}.json${jt.search}`,jt));e.ok&&(t=await e.json())}catch{}K.set(n,t)}function T(n,t){const e=wt(n);K.has(e)||it(n).then(t);const i=K.get(e)??{};return(s,o={})=>(i[s]??ie[s]).replace(/\{(\w+)\}/g,(r,a)=>String(o[a]??r))}function re(){return document.documentElement.lang||navigator.language}function yt(n,{hass:t}){const e=oe(t.language),i=e===t.language?d:"ltr";return c`<ha-card lang=${e} dir=${i}>${n}</ha-card>`}function z(n,t){return yt(c`<p class="notice">${t.translate(n)}</p>`,t)}class xt{constructor(t,e){this.hass=t,this.roles=e}entityId(t){return this.roles[t]}state(t){const e=this.roles[t];return e===void 0?void 0:this.hass.states[e]}isAvailable(t){const e=this.state(t);return e!==void 0&&e.state!=="unavailable"}text(t){const e=this.state(t)?.state;return e==="unavailable"||e==="unknown"?void 0:e}number(t){const e=Number(this.text(t)??NaN);return Number.isFinite(e)?e:void 0}moment(t){const e=Date.parse(this.text(t)??"");return Number.isNaN(e)?void 0:e}isOn(t){const e=this.text(t);return e===void 0?void 0:e==="on"}value(t){return this.text(t)===void 0?void 0:this.valueOrUnknown(t)}valueOrUnknown(t){const e=this.state(t);if(!(e===void 0||!this.isAvailable(t)))return{entityId:e.entity_id,text:this.hass.formatEntityState(e),unit:ae(e)}}}function ae(n){const t=n.attributes.unit_of_measurement;return typeof t=="string"?t:void 0}const pt=5,Xe=["uplink_active","agc_active","over_power","feedback","automatic_shutdown","manual_shutdown"],tn=["automatic_shutdown","over_power","feedback"];function en(n,t){const e=new xt(n,t.entities),i=sn(e),s=tn.find(r=>e.isOn(r)),o=e.value("signal_strength");return{id:t.id,label:t.label,condition:s??nn(e,i),isAlarm:s!==void 0,switch:i,signal:o,leds:Math.min(pt,Math.max(0,Math.round(e.number("signal_strength")??0))),lamps:Xe.flatMap(r=>on(e,r,i)),uplinkPower:e.value("uplink_power"),downlinkPower:e.value("downlink_power"),usage:e.value("band_usage")}}function nn(n,t){if(t?.isPending)return"pending";if(t?.isOn===!1)return"off";const e=n.isOn("online");return e===!1?"offline":n.isOn("uplink_active")?"in_use":e??n.text("signal_strength")!==void 0?"working":"silent"}function sn(n){const t=n.state("switch");if(t!==void 0)return{entityId:t.entity_id,isOn:n.isOn("switch"),isPending:t.attributes.pending===!0,isAvailable:n.isAvailable("switch")}}function on(n,t,e){const i=n.entityId(t);if(i!==void 0)return[{role:t,entityId:i,isLit:n.isOn(t)??!1}];if(t==="manual_shutdown"&&e!==void 0){const s=e.isOn===!1&&!e.isPending;return[{role:t,entityId:e.entityId,isLit:s}]}return[]}function le(n,t,e){const i=n.entityId("messages_used");if(i===void 0)return;const s=t.monthly_quota,o=n.number("messages_used"),r=(n.moment("boost_ends")??0)>e,a=r?void 0:n.number("messages_projected"),l=r?void 0:n.moment("quota_exhausted");return{entityId:i,limit:s,used:o,isBoosted:r,projected:a,resetsAt:rn(e,t.quota_reset_day),runsOutAt:l===void 0?void 0:new Date(l),health:o!==void 0&&o>=s?"exhausted":l!==void 0||(a??0)>s?"at_risk":"good"}}function rn(n,t){const e=new Date(n),i=e.getUTCFullYear(),s=e.getUTCMonth(),o=new Date(Date.UTC(i,s,t));return o.getTime()>n?o:new Date(Date.UTC(i,s+1,t))}function an(n,t,e){const i=new xt(n,t.entities);return{deviceId:t.device_id,name:t.name??"",presence:ce(i),connection:de(i),description:i.value("connection_description"),temperature:i.value("temperature"),isTooHot:i.isOn("temperature_alarm")??!1,lastMessage:ue(i),frequencyId:i.entityId("current_message_frequency"),period:cn(i),boost:dn(i,e),bands:t.bands.map(s=>en(n,s)),quota:le(i,t,e),reboot:Bt(i,"reboot"),recalibrate:Bt(i,"recalibrate")}}function ce(n){const t=["connected","connection_status"].find(i=>n.entityId(i)!==void 0);if(t===void 0)return"unknown";if(!n.isAvailable(t))return"unavailable";const e=n.text(t);return e===void 0?"unknown":["on","online","heartbeat"].includes(e)?"online":"offline"}function de(n){return n.valueOrUnknown("connection_status")??n.valueOrUnknown("connected")}function ue(n){const t=n.entityId("last_message");if(!(t===void 0||!n.isAvailable("last_message")))return{entityId:t,at:n.moment("last_message")}}const ln={s:1,min:60,h:3600};function cn(n){const t="current_message_frequency",e=n.number(t),i=n.state(t),s=ln[(i&&ae(i))??"s"];return e===void 0||s===void 0?void 0:e*s}function dn(n,t){const e=n.entityId("boost_ends"),i=n.moment("boost_ends");if(!(e===void 0||i===void 0||i<=t))return{entityId:e,until:i,isByUser:n.text("boost_reason")==="boost"}}function Bt(n,t){const e=n.entityId(t);if(e!==void 0)return{entityId:e,isAvailable:n.isAvailable(t)}}const he=1,x=60*he,A=60*x,Lt=24*A,un={comma_decimal:"en",decimal_comma:"de",quote_decimal:"de-CH",space_comma:"fr"},ct=new Map;function L(n,...t){const e=JSON.stringify(t);return ct.has(e)||ct.set(e,n()),ct.get(e)}class hn{constructor(t){this.hass=t,this.language=oe(t.locale.language),this.timeZone=t.locale.time_zone==="server"?t.config.time_zone:void 0}number(t){const{language:e,number_format:i="language"}=this.hass.locale;return L(()=>i==="none"?new Intl.NumberFormat("en",{useGrouping:!1}):i==="system"?new Intl.NumberFormat:new Intl.NumberFormat(un[i]??e),"number",e,i).format(t)}share(t){return L(()=>new Intl.NumberFormat(this.language,{style:"percent"}),"share",this.language).format(t)}day(t,e=this.timeZone){return L(()=>new Intl.DateTimeFormat(this.language,{day:"numeric",month:"long",...e&&{timeZone:e}}),"day",this.language,e).format(t)}age(t,e){const i=Math.max(0,Math.round((e-t)/1e3)),[s,o]=i<x?[he,"second"]:i<A?[x,"minute"]:i<Lt?[A,"hour"]:[Lt,"day"];return L(()=>new Intl.RelativeTimeFormat(this.language,{style:"short"}),"age",this.language).format(-Math.floor(i/s),o)}period(t){const[e,i]=t>=A&&t%A===0?[t/A,"hour"]:t>=x&&t%x===0?[t/x,"minute"]:[t,"second"];return L(()=>new Intl.NumberFormat(this.language,{style:"unit",unit:i,unitDisplay:"short"}),"period",this.language,i).format(e)}}function pn(n,t){const e=Math.max(0,Math.ceil((n-t)/1e3)),i=Math.floor(e/A),s=Math.floor(e%A/x),o=String(e%x).padStart(2,"0");return i>0?`${i}:${String(s).padStart(2,"0")}:${o}`:`${s}:${o}`}function pe(n,t){return{hass:n,translate:T(n.language,t),formats:new hn(n),now:Date.now()}}async function fe(n){return(await n.callWS({type:"stellacontrol/repeaters"})).repeaters}function me(n,t,e){return n.connection.subscribeMessage(i=>{e(i.repeater)},{type:"stellacontrol/subscribe_repeater",device_id:t},{resubscribe:!1})}async function fn(n,t){let e;const i=new Promise(o=>{e=o}),s=await me(n,t,o=>{e(o)});try{return await i}finally{await s()}}function mn(n){return[n,...n.bands].flatMap(t=>Object.values(t.entities).filter(e=>e!==void 0))}const At=$`
  :host {
    --accent: var(--primary-color, #039be5);
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--accent));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: color-mix(in srgb, var(--text) 12%, transparent);
    --background: var(--card-background-color, #fff);
    --used: var(--accent);
    display: block;
  }
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  ha-icon {
    flex: none;
    display: inline-flex;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .quiet,
  .notice {
    color: var(--quiet);
  }
  .at_risk {
    --used: var(--warn);
  }
  .exhausted {
    --used: var(--bad);
  }
  /* What only a colour shows keeps it where the system takes colours away. */
  i,
  .switch,
  .bar {
    forced-color-adjust: none;
  }
`,gn={"1s":1,"10s":10,"1m":60};function vn(n,t,e){const i=e?"turn_on":"turn_off";return n.callService("switch",i,{},{entity_id:t})}function bn(n,t){return n.callService("button","press",{},{entity_id:t},!1)}function $n(n,t,e,i){const s={device_id:t,frequency:e,duration:{minutes:i}};return n.callService("stellacontrol","boost",s,void 0,!1)}function _n(n,t){const e={device_id:t};return n.callService("stellacontrol","end_boost",e,void 0,!1)}async function wn(n,t){const e=t??{};return await yn(n,e).catch(()=>"")||(e.message??"")}async function yn(n,t){const{translation_domain:e,translation_key:i}=t;return e===void 0||i===void 0||!n.loadBackendTranslation?"":(await n.loadBackendTranslation("exceptions",e))(`component.${e}.exceptions.${i}.message`,t.translation_placeholders)}function ge(n,t){n.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:t}}))}function b(n,t,e,i=""){return n===void 0?c`<span class="info ${i}">${t}</span>`:c`<button
    class="info ${i}"
    aria-label=${e??d}
    title=${e??d}
    @click=${s=>{s.currentTarget&&ge(s.currentTarget,n)}}
  >
    ${t}
  </button>`}const xn={uplink_active:"mdi:cellphone-wireless",agc_active:"mdi:tune-vertical",over_power:"mdi:flash-alert",feedback:"mdi:sync-alert",automatic_shutdown:"mdi:shield-alert",manual_shutdown:"mdi:power"};function An(n,t){const{translate:e}=t,i=e(`condition.${n.condition}`),s=n.switch?.isOn??!0;return c`<li
    class="band ${n.condition} ${n.isAlarm?"alarm":""} ${s?"":"off"}"
  >
    ${b(n.switch?.entityId??n.signal?.entityId,n.label,void 0,"label")}
    ${kn(n,t)}
    <div class="condition">${i}</div>
    <div class="lamps">${n.lamps.map(o=>Sn(o,t))}</div>
    <div class="values">
      ${dt(n.uplinkPower,"mdi:arrow-up-thin","band.uplink_power",t)}
      ${dt(n.downlinkPower,"mdi:arrow-down-thin","band.downlink_power",t)}
      ${dt(n.usage,"mdi:gauge","band.usage",t)}
    </div>
    ${qn(n,t)}
  </li>`}function kn(n,{translate:t}){const e=n.signal?t("band.signal",{count:n.leds}):t("band.no_signal"),i=Array.from({length:pt},(s,o)=>pt-o);return b(n.signal?.entityId,c`${i.map(s=>c`<i class=${s<=n.leds?"lit":""}></i>`)}`,e,"leds")}function Sn({role:n,entityId:t,isLit:e},{translate:i}){const s=i(`lamp.${n}`);return c`<button
    class="lamp ${n} ${e?"lit":""}"
    title=${s}
    aria-label=${s}
    aria-hidden=${e?"false":"true"}
    tabindex=${e?0:-1}
    @click=${o=>{o.currentTarget&&ge(o.currentTarget,t)}}
  >
    <ha-icon icon=${xn[n]}></ha-icon>
  </button>`}function dt(n,t,e,{translate:i}){return n===void 0?d:b(n.entityId,c`<ha-icon icon=${t}></ha-icon>${En(n)}`,i(e,{value:n.text}))}function En({text:n,unit:t=""}){const e=n.endsWith(t)?n.slice(0,n.length-t.length):n;return c`<span
    >${e}<span class="unit">${n.slice(e.length)}</span></span
  >`}function qn(n,{hass:t,translate:e}){if(n.switch===void 0)return d;const{entityId:i,isOn:s,isPending:o,isAvailable:r}=n.switch;return c`<button
    class="switch ${o?"pending":""}"
    role="switch"
    aria-checked=${s?"true":"false"}
    aria-label=${e("band.switch",{band:n.label})}
    title=${o?e("lamp.pending"):d}
    ?disabled=${!r}
    @click=${()=>{vn(t,i,!s).catch(()=>{})}}
  >
    <i></i>
  </button>`}const Cn=$`
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  .condition {
    font-size: 12px;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .info {
    gap: 2px;
  }
  .unit {
    color: var(--quiet);
  }
  @container (max-width: 80px) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--background);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--accent);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }
`,On=$`
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
  }
  .notice {
    margin: 0;
    padding: 8px 0;
  }
  .info {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`,X="stellacontrol-card",Mn={device_id:"editor.device",name:"editor.name",hide_quota:"editor.hide_quota",hide_controls:"editor.hide_controls"},Un={name:"editor.name_helper"};function ve(n){const{device_id:t,name:e}=n??{};if(t!==void 0&&typeof t!="string")throw new Error("device_id must be the id of a device");if(e!==void 0&&typeof e!="string")throw new Error("name must be a text");return n}function In(){const n=(t,e)=>{const i=t[e];return i&&T(re())(i)};return{schema:[{name:"device_id",required:!0,selector:{device:{filter:[{integration:"stellacontrol"}]}}},{name:"name",selector:{text:{}}},{name:"hide_quota",selector:{boolean:{}}},{name:"hide_controls",selector:{boolean:{}}}],computeLabel:t=>n(Mn,t.name),computeHelper:t=>n(Un,t.name),assertConfig:ve}}function Tn(n){const t=Object.values(n.entities).find(e=>e?.platform==="stellacontrol"&&e.device_id);return t?.device_id?{device_id:t.device_id}:{}}function Pn(n,t){const e=n.entities[t];return e?.platform!=="stellacontrol"||!e.device_id?null:{config:{type:`custom:${X}`,device_id:e.device_id}}}const Rn=3,Nn=30;function jn(n,t,e){return c`<header>
    <div class="title">
      <h2>${t}</h2>
      ${Bn(n,e)}
    </div>
    <div class="facts">
      ${Ln(n,e)} ${Dn(n,e)}
      ${zn(n,e)} ${Hn(n,e)}
    </div>
  </header>`}function Bn(n,{translate:t}){const e=n.presence==="unavailable"?t("head.unavailable"):n.connection?.text;return c`<div class="connection ${n.presence}">
    ${e===void 0?d:b(n.connection?.entityId,c`<i class="dot"></i>${e}`)}
    ${n.description?b(n.description.entityId,n.description.text,void 0,"quiet"):d}
  </div>`}function Ln({temperature:n,isTooHot:t},e){if(n===void 0)return d;const i=e.translate(t?"head.too_hot":"head.temperature",{value:n.text}),s=t?"mdi:thermometer-alert":"mdi:thermometer";return b(n.entityId,c`<ha-icon icon=${s}></ha-icon>${n.text}`,i,t?"alarm":"")}function Dn({lastMessage:n},t){if(n===void 0)return d;const{translate:e,formats:i,now:s}=t,o=n.at===void 0?e("head.no_message"):e("head.message",{age:i.age(n.at,s)});return b(n.entityId,c`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${o}`)}function zn(n,{translate:t,formats:e,now:i}){const{period:s,lastMessage:o}=n;if(s===void 0||(o?.at===void 0?0:(i-o.at)/1e3)>Math.max(Rn*s,Nn))return d;const a=t("head.frequency",{period:e.period(s)});return b(n.frequencyId,c`<ha-icon icon="mdi:timer-outline"></ha-icon>${a}`)}function Hn({boost:n},{translate:t,now:e}){if(n===void 0)return d;const i=t("head.boost",{countdown:pn(n.until,e)});return b(n.entityId,c`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${i}`,void 0,"boost")}const Wn=$`
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .info > .dot {
    background: var(--good);
  }
  .offline > .info > .dot {
    background: var(--bad);
  }
`;function Fn(n,t){const{translate:e,formats:i}=t,s=n.used===void 0?void 0:n.used/n.limit,o=s===void 0?"–":i.share(s);return c`<div class="quota ${n.health}">
    ${b(n.entityId,c`${Yn(s??0,(n.projected??0)/n.limit)}<b>${o}</b>`,`${e("quota.title")}: ${o}`,"ring")}
    <div>
      ${Gn(n,t)} ${Qn(n,t)}
      ${Vn(n,t)}
    </div>
  </div>`}function Gn(n,{translate:t,formats:e}){return n.used===void 0?c`<div>${t("quota.unknown")}</div>`:c`<div>
    ${t("quota.used",{used:e.number(n.used),limit:e.number(n.limit)})}
  </div>`}function Qn(n,{translate:t,formats:e}){if(n.isBoosted)return c`<div class="quiet">${t("quota.boosting")}</div>`;if(n.projected===void 0)return d;const i=e.number(n.projected);return c`<div class="quiet">${t("quota.projected",{projected:i})}</div>`}function Vn(n,{translate:t,formats:e}){const i=c`<div class="quiet">
    ${t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}
  </div>`;if(n.health==="exhausted")return c`<div class="warning">${t("quota.exhausted")}</div>
      ${i}`;if(n.runsOutAt===void 0)return i;const s=e.day(n.runsOutAt);return c`<div class="warning">${t("quota.runs_out",{day:s})}</div>
    ${i}`}function Yn(n,t){const e=(i,s)=>Re`<circle class=${i} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1,s)*100} 100" />`;return c`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${e("whole",1)} ${e("projected",t)} ${e("used",n)}
  </svg>`}const Zn=$`
  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
`;class Jn{constructor(t,e){this.host=t,this.tell=e,this.count=0,t.addController(this)}hostConnected(){this.host.requestUpdate()}hostDisconnected(){this.leave()}follow(t,e){e!==this.deviceId&&(this.leave(),this.deviceId=e,this.tell("loading")),t.connected?e!==void 0&&this.host.isConnected&&this.mayAnswer(t)&&this.subscribe(t,e):this.forget()}mayAnswer({config:t}){return this.unsubscribe===void 0?!0:this.refusedWith!==void 0&&this.refusedWith!==t}subscribe(t,e){this.forget();const i=this.count,s=me(t,e,o=>{i===this.count&&this.tell(o)});s.catch(()=>{i===this.count&&(this.refusedWith=t.config,this.tell("not_loaded"))}),this.unsubscribe=()=>{s.then(o=>o()).catch(()=>{})}}leave(){this.unsubscribe?.(),this.forget()}forget(){this.count+=1,this.unsubscribe=void 0,this.refusedWith=void 0}}var Kn=Object.defineProperty,kt=(n,t,e,i)=>{for(var s=void 0,o=n.length-1,r;o>=0;o--)(r=n[o])&&(s=r(t,e,s)||s);return s&&Kn(t,e,s),s};class st extends q{constructor(){super(),this.answer="loading",this.subscription=new Jn(this,t=>{this.answer=t}),ne(this)}static{this.styles=[At,On,Wn,Cn,Zn]}static{this.getConfigForm=In}static{this.getStubConfig=Tn}setConfig(t){this.config=ve(t)}getCardSize(){return 9}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}shouldUpdate(t){const e=t.get("hass");if(t.size!==1||e===void 0||this.hass===void 0)return!0;const{hass:i,answer:s}=this;return e.localize!==i.localize||e.connected!==i.connected?!0:s===null?!1:typeof s=="string"?e.config!==i.config:mn(s).some(o=>e.states[o]!==i.states[o])}willUpdate(){this.hass&&this.subscription.follow(this.hass,this.config?.device_id)}render(){const{hass:t,config:e,answer:i}=this;if(t===void 0||e===void 0)return d;const s=pe(t,()=>{this.requestUpdate()});if(e.device_id===void 0)return z("card.choose_device",s);if(i==="loading")return z("card.loading",s);if(i==="not_loaded")return z("card.not_loaded",s);if(i===null)return z("card.unknown_device",s);const o=an(t,i,s.now);return yt(Xn(o,e,s),s)}}kt([R({attribute:!1})],st.prototype,"hass");kt([w()],st.prototype,"config");kt([w()],st.prototype,"answer");function Xn(n,t,e){const i=t.name??n.name;return c`${jn(n,i,e)} ${ni(n,e)}
  ${n.quota&&!t.hide_quota?Fn(n.quota,e):d}
  ${t.hide_controls?d:c`<stellacontrol-controls
          .context=${e}
          .view=${n}
          .name=${i}
        ></stellacontrol-controls>`}`}const ti=4,ei=8;function ni(n,t){const{translate:e}=t;if(n.bands.length===0)return c`<p class="notice">${e("bands.none")}</p>`;const i=n.bands.length,s=i>ti?Math.ceil(i/2):i,o=i>ei?Math.ceil(i/2):i;return c`<ul
    class="bands"
    style="--wide: ${o}; --narrow: ${s}"
    aria-label=${e("bands.label")}
  >
    ${n.bands.map(r=>An(r,t))}
  </ul>`}const ii=$`
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    color: var(--text);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  button[disabled],
  button[aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  .confirm {
    border-color: var(--text);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    color: var(--quiet);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--background);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--bad) 10%, transparent);
    color: var(--text);
  }
  .refusal[hidden] {
    display: none;
  }
`;var si=Object.defineProperty,N=(n,t,e,i)=>{for(var s=void 0,o=n.length-1,r;o>=0;o--)(r=n[o])&&(s=r(t,e,s)||s);return s&&si(t,e,s),s};const oi={boost:"mdi:rocket-launch-outline",recalibrate:"mdi:tune",reboot:"mdi:restart"},ri=[5,15,30,60,180,360],ai=15,li="10s",ci=60;class M extends q{constructor(){super(...arguments),this.name="",this.isBusy=!1,this.refusal="",this.frequency=li,this.minutes=ai,this.hasFocus=!1}static{this.styles=[At,ii]}willUpdate(t){this.hasFocus=this.shadowRoot?.activeElement instanceof HTMLElement;const e=t.get("view");if(e===void 0)return;const i=e.deviceId!==this.view.deviceId,s=this.open&&this.isAvailable(this.open)===void 0,o=e.boost?.isByUser&&!this.view.boost?.isByUser;i||s?this.show(void 0):o&&this.open===void 0&&(this.refusal="")}render(){return c`<div class="buttons">
        ${this.boostButton()} ${this.opener("recalibrate")} ${this.opener("reboot")}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`}updated(t){if(!t.has("open"))return;const e=t.get("open");if(!this.open&&!this.hasFocus)return;const i=this.open?".panel":`[data-command="${e??""}"]`;this.renderRoot.querySelector(i)?.focus()}isAvailable(t){return t==="boost"?this.view.presence!=="unavailable":this.view[t]?.isAvailable}boostButton(){if(!this.view.boost?.isByUser)return this.opener("boost");const{deviceId:t}=this.view,e=this.context.translate("controls.end_boost");return this.button("boost","mdi:rocket-launch",e,void 0,()=>this.perform(()=>_n(this.context.hass,t)))}opener(t){const e=this.context.translate(`controls.${t}`),i=this.open===t;return this.button(t,oi[t],e,i,()=>{this.show(i?void 0:t)})}button(t,e,i,s,o){const r=this.isAvailable(t);return r===void 0?d:c`<button
      data-command=${t}
      aria-expanded=${s??d}
      aria-disabled=${this.isBusy?"true":d}
      ?disabled=${!r}
      @click=${()=>{this.isBusy||o()}}
    >
      <ha-icon icon=${e}></ha-icon>${i}
    </button>`}panel(){return this.open===void 0?d:c`<div
      class="panel"
      role="group"
      aria-label=${this.context.translate(`controls.${this.open}`)}
      tabindex="-1"
      @keydown=${t=>{t.key==="Escape"&&this.show(void 0)}}
    >
      ${this.open==="boost"?this.boostPanel():this.questionPanel(this.open)}
    </div>`}questionPanel(t){const{translate:e}=this.context,i=e(`controls.${t}_question`,{name:this.name}),s=this.view[t]?.entityId??"";return c`<p>${i}</p>
      ${this.answers(t,e(`controls.${t}`),()=>bn(this.context.hass,s))}`}boostPanel(){const{translate:t,formats:e}=this.context,i=Object.entries(gn),s=o=>t("head.frequency",{period:e.period(o)});return c`<p>${t("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${t("controls.frequency")}
          <select
            name="frequency"
            @change=${o=>{this.frequency=zt(o)}}
          >
            ${i.map(([o,r])=>Dt(o,s(r),o===this.frequency))}
          </select></label
        >
        <label
          >${t("controls.duration")}
          <select
            name="duration"
            @change=${o=>{this.minutes=Number(zt(o))}}
          >
            ${ri.map(o=>Dt(o,e.period(o*ci),o===this.minutes))}
          </select></label
        >
      </div>
      ${this.answers("boost",t("controls.start"),()=>$n(this.context.hass,this.view.deviceId,this.frequency,this.minutes))}`}answers(t,e,i){return c`<div class="answers">
      <button
        class="cancel"
        @click=${()=>{this.show(void 0)}}
      >
        ${this.context.translate("controls.cancel")}
      </button>
      <button
        class="confirm"
        aria-disabled=${this.isBusy?"true":d}
        ?disabled=${!this.isAvailable(t)}
        @click=${()=>this.perform(i)}
      >
        ${e}
      </button>
    </div>`}show(t){this.open=t,this.refusal=""}async perform(t){if(this.isBusy)return;const{deviceId:e}=this.view;this.isBusy=!0,this.refusal="";const i=await t().then(()=>"",async s=>await wn(this.context.hass,s)||this.context.translate("controls.failed"));this.isBusy=!1,e===this.view.deviceId&&(this.refusal=i,i||(this.open=void 0))}}N([R({attribute:!1})],M.prototype,"context");N([R({attribute:!1})],M.prototype,"view");N([R()],M.prototype,"name");N([w()],M.prototype,"open");N([w()],M.prototype,"isBusy");N([w()],M.prototype,"refusal");function Dt(n,t,e){return c`<option value=${n} ?selected=${e}>${t}</option>`}function zt(n){return n.target.value}const be="stellacontrol-repeater",di=24,ui=[["uplink_power","graph.uplink_power"],["downlink_power","graph.downlink_power"],["band_usage","graph.band_usage"]];class hi extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["entities"]}static async generate(t,e){await it(e.language);const i=T(e.language),s={type:`custom:${X}`,device_id:t.device_id},o=await fn(e,t.device_id).catch(()=>null),r=e.config.components.includes("history"),a=o&&r?pi(o,i):[],l={type:"heading",heading:i("graph.title")};return{type:"sections",max_columns:2,sections:[{type:"grid",cards:[s]},...a.length>0?[{type:"grid",cards:[l,...a]}]:[]]}}}function pi({entities:n,bands:t},e){const i=n.temperature;return[...i===void 0?[]:[Ht(e("graph.temperature"),[{entity:i}])],...ui.flatMap(([s,o])=>{const r=t.flatMap(({label:a,entities:{[s]:l}})=>l===void 0?[]:[{entity:l,name:a}]);return r.length>0?[Ht(e(o),r)]:[]})]}function Ht(n,t){return{type:"history-graph",title:n,hours_to_show:di,entities:t,grid_options:{columns:"full"}}}const Wt="stellacontrol";class fi extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["devices"]}static getCreateSuggestions(t){return{title:T(t.language)("dashboard.title"),icon:"mdi:radio-tower"}}static async generate(t,e){await it(e.language);const i=T(e.language),s=await fe(e).catch(()=>{throw new Error(i("card.not_loaded"))});return{title:i("dashboard.title"),views:[{title:i("dashboard.fleet"),path:"fleet",type:"panel",cards:[{type:"custom:stellacontrol-fleet",views:!0}]},{title:i("dashboard.quota"),path:"quota",type:"panel",cards:[{type:"custom:stellacontrol-quota",views:!0}]},...s.map(mi)]}}}function mi({device_id:n,name:t}){return{title:t??"",path:n,subview:!0,strategy:{type:`custom:${be}`,device_id:n}}}const ft=["alarm","offline","quota"],gi=["over_power","feedback","automatic_shutdown","temperature"],vi={text:"",area:"",trouble:void 0};function bi(n,t,e){return t.map(i=>{const s=new xt(n,i.entities),o=ce(s),r=le(s,i,e);return{repeater:i,name:i.name??"",area:n.areas[i.area_id??""]?.name??"",readings:s,presence:o,trouble:$i(s,o,r),quota:r}})}function $i(n,t,e){return n.isOn("alarm")?"alarm":t==="offline"||t==="unavailable"?"offline":e!==void 0&&e.health!=="good"?"quota":void 0}function _i(n){const t=n.state("alarm_event")?.attributes??{},e=gi.find(s=>s===t.event_type);if(e===void 0)return;const{label:i}=t;return{kind:e,label:typeof i=="string"?i:""}}function wi(n,t){return $e(n,({trouble:i})=>i===void 0?ft.length:ft.indexOf(i),t)}function yi(n,t){return $e(n,({quota:e})=>-(e?xi(e):0),t)}function xi({used:n=0,projected:t=0,limit:e}){return Math.max(n,t)/e}function $e(n,t,e){const{compare:i}=new Intl.Collator(e,{numeric:!0});return n.map(s=>({member:s,rank:t(s)})).sort((s,o)=>s.rank-o.rank||i(s.member.name,o.member.name)).map(({member:s})=>s)}function Ft(n,t){const e=t.text.trim().toLowerCase();return n.filter(({repeater:i,name:s,area:o,trouble:r})=>(t.area===""||i.area_id===t.area)&&(t.trouble===void 0||r===t.trouble)&&`${s} ${o} ${i.account}`.toLowerCase().includes(e))}function Ai(n,t){const e=new Map;for(const{repeater:s,area:o}of n)s.area_id!==null&&o!==""&&e.set(s.area_id,o);const{compare:i}=new Intl.Collator(t,{numeric:!0});return[...e].sort(([,s],[,o])=>i(s,o))}const ki=$`
  .kind[aria-pressed="true"] {
    border-color: var(--text);
    background: var(--faint);
  }
  .kind.alarm b,
  .kind.offline b,
  .kind.quota b {
    display: inline-block;
    min-width: 1.4em;
    border-radius: 1em;
    text-align: center;
    background: color-mix(in srgb, var(--bad) 25%, transparent);
  }
  .kind.quota b {
    background: color-mix(in srgb, var(--warn) 35%, transparent);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .row:hover {
    background: color-mix(in srgb, var(--text) 5%, transparent);
  }
  .row > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who > * {
    display: block;
  }
  .who .quiet {
    font-size: 12px;
  }
  .mark {
    color: var(--quiet);
  }
  .good .mark {
    color: var(--good);
  }
  .alarm .mark,
  .offline .mark {
    color: var(--bad);
  }
  .row.quota .mark {
    color: var(--warn);
  }
  .row.alarm .state,
  .row.offline .state,
  .row.quota .state {
    font-weight: 500;
  }
  .age,
  .share {
    font-size: 12px;
  }
  @container (max-width: 640px) {
    .row {
      grid-template-columns: 24px 1fr auto;
      padding: 8px 4px;
    }
    .row .state {
      grid-column: 2;
      grid-row: 2;
    }
    .row .temperature,
    .row .age {
      grid-column: 3;
      text-align: end;
    }
    .row .share {
      grid-column: 2 / -1;
    }
  }
`,_e=$`
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
  }
  .bar i {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
`;function we(n){const t=(e=0)=>Math.min(100,e/n.limit*100);return c`<span class="bar ${n.health}" aria-hidden="true"
    ><i class="projected" style="width: ${t(n.projected)}%"></i
    ><i class="used" style="width: ${t(n.used)}%"></i
  ></span>`}const Si={CHILD:2},Ei=n=>(...t)=>({_$litDirective$:n,values:t});let qi=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};const{I:Ci}=He,Gt=n=>n,Qt=()=>document.createComment(""),D=(n,t,e)=>{const i=n._$AA.parentNode,s=t===void 0?n._$AB:t._$AA;if(e===void 0){const o=i.insertBefore(Qt(),s),r=i.insertBefore(Qt(),s);e=new Ci(o,r,n,n.options)}else{const o=e._$AB.nextSibling,r=e._$AM,a=r!==n;if(a){let l;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(l=n._$AU)!==r._$AU&&e._$AP(l)}if(o!==s||a){let l=e._$AA;for(;l!==o;){const h=Gt(l).nextSibling;Gt(i).insertBefore(l,s),l=h}}}return e},S=(n,t,e=n)=>(n._$AI(t,e),n),Oi={},Mi=(n,t=Oi)=>n._$AH=t,Ui=n=>n._$AH,ut=n=>{n._$AR(),n._$AA.remove()};const Vt=(n,t,e)=>{const i=new Map;for(let s=t;s<=e;s++)i.set(n[s],s);return i},Ii=Ei(class extends qi{constructor(n){if(super(n),n.type!==Si.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let i;e===void 0?e=t:t!==void 0&&(i=t);const s=[],o=[];let r=0;for(const a of n)s[r]=i?i(a,r):r,o[r]=e(a,r),r++;return{values:o,keys:s}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,i]){const s=Ui(n),{values:o,keys:r}=this.dt(t,e,i);if(!Array.isArray(s))return this.ut=r,o;const a=this.ut??=[],l=[];let h,m,u=0,f=s.length-1,p=0,g=o.length-1;for(;u<=f&&p<=g;)if(s[u]===null)u++;else if(s[f]===null)f--;else if(a[u]===r[p])l[p]=S(s[u],o[p]),u++,p++;else if(a[f]===r[g])l[g]=S(s[f],o[g]),f--,g--;else if(a[u]===r[g])l[g]=S(s[u],o[g]),D(n,l[g+1],s[u]),u++,g--;else if(a[f]===r[p])l[p]=S(s[f],o[p]),D(n,s[u],s[f]),f--,p++;else if(h===void 0&&(h=Vt(r,p,g),m=Vt(a,u,f)),h.has(a[u]))if(h.has(a[f])){const v=m.get(r[p]),ot=v!==void 0?s[v]:null;if(ot===null){const St=D(n,s[u]);S(St,o[p]),l[p]=St}else l[p]=S(ot,o[p]),D(n,s[u],ot),s[v]=null;p++}else ut(s[f]),f--;else ut(s[u]),u++;for(;p<=g;){const v=D(n,l[g+1]);S(v,o[p]),l[p++]=v}for(;u<=f;){const v=s[u++];v!==null&&ut(v)}return this.ut=r,Mi(n,l),O}}),Ti=$`
  ha-card {
    max-width: 1200px;
    margin: 0 auto;
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  button[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
  }
  select {
    background: var(--background);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }

  .tools,
  .kinds,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools {
    justify-content: space-between;
    margin-bottom: 12px;
  }
  .filters > * {
    flex: 1 1 140px;
    min-width: 0;
  }
  @container (max-width: 640px) {
    .filters {
      flex: 1 1 100%;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .pager button {
    width: 44px;
    padding: 0;
  }
`;class Pi{constructor(t){this.tell=t,this.isRefused=!1}follow(t){if(!this.isNews(t))return;const{devices:e,entities:i,config:s}=t,o={devices:e,entities:i,config:s};this.askedWith=o;const r=a=>{this.askedWith===o&&(this.isRefused=a==="not_loaded",this.tell(a))};fe(t).then(r,()=>{r("not_loaded")})}isNews(t){const e=this.askedWith;return e?.devices!==t.devices||e.entities!==t.entities||this.isRefused&&e.config!==t.config}}function Ri(n,t,e,{translate:i}){return c`<div class="filters" role="search">
    <input
      type="search"
      aria-label=${i("fleet.search")}
      placeholder=${i("fleet.search")}
      .value=${n.text}
      @input=${s=>{e({text:s.target.value})}}
    />
    ${t.length===0?d:c`<select
            aria-label=${i("fleet.area")}
            @change=${s=>{e({area:s.target.value})}}
          >
            <option value="" .selected=${n.area===""}>
              ${i("fleet.all_areas")}
            </option>
            ${t.map(([s,o])=>c`<option value=${s} .selected=${n.area===s}>
                  ${o}
                </option>`)}
          </select>`}
  </div>`}function Ni(n,t,e,{translate:i}){if(t===1)return d;const s=(o,r,a)=>{const l=o>=0&&o<t;return c`<button
      aria-label=${r}
      title=${r}
      aria-disabled=${l?d:"true"}
      @click=${()=>{l&&e(o)}}
    >
      <ha-icon icon=${a}></ha-icon>
    </button>`};return c`<nav class="pager" aria-label=${i("fleet.pages")}>
    ${s(n-1,i("fleet.previous"),"mdi:chevron-left")}
    <span aria-live="polite"
      >${i("fleet.page",{page:n+1,pages:t})}</span
    >
    ${s(n+1,i("fleet.next"),"mdi:chevron-right")}
  </nav>`}var ji=Object.defineProperty,Q=(n,t,e,i)=>{for(var s=void 0,o=n.length-1,r;o>=0;o--)(r=n[o])&&(s=r(t,e,s)||s);return s&&ji(t,e,s),s};const ht=25;class _ extends q{constructor(){super(),this.filter=vi,this.answer="loading",this.page=0,this.listing=new Pi(t=>{this.answer=t}),ne(this)}static{this.styles=[At,Ti]}setConfig(t){this.config=t}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto"}}hrefOf({repeater:t}){const e=location.pathname.split("/")[1]??"";return this.config?.views?`/${e}/${t.device_id}`:`/config/devices/device/${t.device_id}`}shouldUpdate(t){const e=t.get("hass");return t.size!==1||e===void 0||this.hass===void 0?!0:(this.listing.follow(this.hass),e.localize!==this.hass.localize||this.hasTurned(e,this.hass))}hasTurned(t,e){return typeof this.answer=="string"?!1:this.answer.some(({entities:{alarm:i="",connected:s=""}})=>[i,s].some(o=>t.states[o]!==e.states[o]))}willUpdate(){this.hass&&this.listing.follow(this.hass)}render(){const{hass:t,answer:e}=this;if(t===void 0||this.config===void 0)return d;const i=pe(t,()=>{this.requestUpdate()});return typeof e!="string"?yt(this.list(bi(t,e,i.now),i),i):z(e==="loading"?"fleet.loading":"card.not_loaded",i)}list(t,e){const{translate:i,hass:s}=e,o=Ai(t,s.language),r=o.some(([v])=>v===this.filter.area)?this.filter.area:"",a={...this.filter,area:r},l=Ft(t,{...a,trouble:void 0}),h=this.sort(Ft(t,a),s.language),m=Math.max(1,Math.ceil(h.length/ht)),u=Math.min(this.page,m-1),f=h.slice(u*ht,(u+1)*ht),p=this.narrow.bind(this),g=v=>{this.page=v};return c`<div class="tools">
        ${this.summary(l,e)} ${Ri(a,o,p,e)}
      </div>
      ${f.length===0?c`<p class="notice">
              ${i(t.length===0?"fleet.none":"fleet.none_found")}
            </p>`:this.rows(f,e)}
      ${Ni(u,m,g,e)}`}narrow(t){this.filter={...this.filter,...t},this.page=0}}Q([R({attribute:!1})],_.prototype,"hass");Q([w()],_.prototype,"filter");Q([w()],_.prototype,"config");Q([w()],_.prototype,"answer");Q([w()],_.prototype,"page");function ye(n,t){return Ii(n,({repeater:e})=>e.device_id,t)}const Bi={alarm:"mdi:alert",offline:"mdi:lan-disconnect",quota:"mdi:gauge-full",unknown:"mdi:help-circle-outline"},Li={over_power:"condition.over_power",feedback:"condition.feedback",automatic_shutdown:"lamp.automatic_shutdown",temperature:"fleet.too_hot"};class Di extends _{constructor(){super(...arguments),this.sort=wi}static{this.styles=[_.styles,_e,ki]}summary(t,e){const{translate:i}=e;return c`<div class="kinds" role="group" aria-label=${i("fleet.kinds")}>
      ${this.kind(void 0,t,e)}
      ${ft.map(s=>this.kind(s,t,e))}
    </div>`}kind(t,e,{translate:i,formats:s}){const o=t===void 0?e.length:e.filter(r=>r.trouble===t).length;return c`<button
      class="kind ${o>0?t??"":""}"
      aria-pressed=${this.filter.trouble===t?"true":"false"}
      @click=${()=>{this.narrow({trouble:t})}}
    >
      <b>${s.number(o)}</b> ${i(`fleet.${t??"all"}`)}
    </button>`}rows(t,e){return c`<ul class="rows" aria-label=${e.translate("dashboard.title")}>
      ${ye(t,i=>c`<li>${this.row(i,e)}</li>`)}
    </ul>`}row(t,e){const{readings:i,quota:s,trouble:o,presence:r}=t,a=o===void 0&&r==="online",{translate:l,formats:h}=e;return c`<a
      class="row ${a?"good":o??""}"
      href=${this.hrefOf(t)}
    >
      <ha-icon
        class="mark"
        icon=${a?"mdi:check-circle-outline":Bi[o??"unknown"]}
      ></ha-icon>
      <span class="who">
        <b>${t.name}</b>
        ${t.area?c`<span class="quiet">${t.area}</span>`:d}
      </span>
      <span class="state">${Hi(t,e)}</span>
      <span class="temperature">${i.value("temperature")?.text??d}</span>
      <span class="age quiet">${zi(i,e)}</span>
      <span class="share">
        ${s?.used===void 0?d:c`${we(s)}
                <span
                  >${l("fleet.quota_used",{share:h.share(s.used/s.limit)})}</span
                >`}
      </span>
    </a>`}}function zi(n,{translate:t,formats:e,now:i}){const s=ue(n);return s===void 0?d:s.at===void 0?t("head.no_message"):e.age(s.at,i)}function Hi({trouble:n,readings:t,presence:e,quota:i},{translate:s}){if(n==="alarm"){const o=_i(t);return o===void 0?s("fleet.alarm"):`${s(Li[o.kind])} ${o.label}`.trim()}return e==="unavailable"?s("head.unavailable"):n==="quota"?s(i?.health==="exhausted"?"quota.exhausted":"fleet.quota"):de(t)?.text??""}const Wi=$`
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 8px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--quiet);
    font-size: 12px;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  td.number,
  th.number {
    text-align: end;
  }
  td .quiet {
    display: block;
    font-size: 12px;
  }
  th a {
    display: block;
    margin-bottom: 4px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  th a:hover {
    text-decoration: underline;
  }
  .narrow {
    display: none;
    margin-top: 4px;
    font-size: 12px;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    /* The only place left for what matters. */
    .narrow {
      display: block;
    }
    th,
    td {
      padding: 8px 4px;
    }
  }
`;class Fi extends _{constructor(){super(...arguments),this.sort=yi}static{this.styles=[_.styles,_e,Wi]}summary(t,e){const{translate:i,formats:s}=e,o=t.flatMap(({quota:a})=>a?.used===void 0?[]:[a]);if(o.length===0)return d;const r=a=>s.number(o.reduce((l,h)=>l+(a(h)??0),0));return c`<div class="total">
      <b>
        ${i("quota.used",{used:r(({used:a})=>a),limit:r(({limit:a})=>a)})}
      </b>
      ${o.some(({projected:a})=>a!==void 0)?c`<span class="quiet">
              ${i("quota.projected",{projected:r(({projected:a,used:l})=>a??l)})}
            </span>`:d}
    </div>`}rows(t,e){const{translate:i}=e;return c`<table>
      <caption>
        ${i("quota.title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i("editor.device")}</th>
          <th scope="col" class="number">${i("quota.column_used")}</th>
          <th scope="col" class="number">${i("quota.column_projected")}</th>
          <th scope="col" class="number wide">${i("quota.column_limit")}</th>
          <th scope="col" class="wide">${i("quota.column_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${ye(t,s=>this.row(s,e))}
      </tbody>
    </table>`}row(t,e){const{quota:i}=t,{formats:s}=e,o=r=>r===void 0?"–":s.number(r);return c`<tr class=${i?.health??""}>
      <th scope="row">
        <a href=${this.hrefOf(t)}>${t.name}</a>
        ${i?we(i):d}
        ${i&&i.health!=="good"?c`<span class="narrow">${Yt(i,e)}</span>`:d}
      </th>
      <td class="number">
        ${o(i?.used)}
        ${i?.used===void 0?d:c`<span class="quiet">
                ${s.share(i.used/i.limit)}
              </span>`}
      </td>
      <td class="number">${o(i?.projected)}</td>
      <td class="number wide">${o(i?.limit)}</td>
      <td class="wide">${i?Yt(i,e):d}</td>
    </tr>`}}function Yt(n,{translate:t,formats:e}){return n.health==="exhausted"?t("quota.exhausted"):n.runsOutAt!==void 0?t("quota.runs_out",{day:e.day(n.runsOutAt)}):n.health==="at_risk"?t("fleet.quota"):t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}const xe="https://github.com/ha-stellacontrol/ha-stellacontrol";function j(n,t){return customElements.get(n)?!1:(customElements.define(n,t),!0)}function tt(n){return T(re())(n)}it(navigator.language);j("stellacontrol-controls",M);j("stellacontrol-fleet",Di);j("stellacontrol-quota",Fi);j(`ll-strategy-view-${be}`,hi);j(X,st)&&(window.customCards??=[],window.customCards.push({type:X,get name(){return tt("card.name")},get description(){return tt("card.description")},preview:!0,documentationURL:xe,getEntitySuggestion:Pn}));j(`ll-strategy-dashboard-${Wt}`,fi)&&(window.customStrategies??=[],window.customStrategies.push({type:Wt,strategyType:"dashboard",get name(){return tt("dashboard.name")},get description(){return tt("dashboard.description")},documentationURL:xe}));
